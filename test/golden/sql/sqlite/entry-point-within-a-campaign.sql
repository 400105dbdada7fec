with "parts" as (/* exposed by entry_point, from facts */
select v."entry_point", sum(case when v."display" > 0 then 1 else 0 end) as "exposed"
from (select "entry_point", max("eligible") as "eligible", sum("display") as "display", sum("online") as "online", max("conversation") as "conversation"
from (select "entry_point", visit_id, max("eligible") as "eligible", max("display") as "display", max("online") as "online", max("conversation") as "conversation"
from (select x.entry_point_id as "entry_point", w.id as visit_id, x.engagement_id as engagement_id, 0 as "eligible", 1 as "display", case when x.state = 'online' then 1 else 0 end as "online", 0 as "conversation"
from "visits" as "w"
cross join "displays" as x
where "w"."brand_id" = ? and "w"."date" between ? and ? and x.brand_id = w.brand_id and x.visit_id = w.id and x.control_group = 0 and x.entry_point_id <> '' and x.engagement_id in (select se.id
from "engagements" as se
where se.brand_id = ? and se.campaign_id in (?))) as "x"
group by "entry_point", visit_id, engagement_id) as "e"
group by "entry_point", visit_id) as "v"
group by v."entry_point"),
"summed" as (select "entry_point", coalesce(sum("exposed"), 0) as "exposed"
from "parts"
group by "entry_point"
having sum("exposed") <> 0),
"numbers" as (select "entry_point", "exposed" as "exposed"
from "summed"),
"listed" as (select n.*, name_entry_point.name as "name_entry_point"
from "numbers" as "n"
left join "entry_points" as name_entry_point on name_entry_point.brand_id = ? and name_entry_point.id = n."entry_point")
select n."entry_point", n."exposed"
from "listed" as "n"
order by case when n."entry_point" = '' then 1 else 0 end, n."name_entry_point", n."entry_point"
limit ?
-- ["aurora","2026-11-16","2026-11-22","aurora","winback","aurora",10001]

with "parts" as (/* exposed, from exposures_daily_campaign */
select sum(t.exposed) as "exposed"
from "exposures_daily_campaign" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.campaign_id in (?)),
"summed" as (select coalesce("exposed", 0) as "exposed"
from "parts"),
"numbers" as (select "exposed" as "exposed"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."exposed"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","winback",10001]

select count(*) as visits
from (select "visit_id"
from (select x.entry_point_id as "entry_point", w.id as visit_id, x.engagement_id as engagement_id, 0 as "eligible", 1 as "display", case when x.state = 'online' then 1 else 0 end as "online", 0 as "conversation"
from "visits" as "w"
cross join "displays" as x
where "w"."brand_id" = ? and "w"."date" between ? and ? and x.brand_id = w.brand_id and x.visit_id = w.id and x.control_group = 0 and x.entry_point_id <> '' and x.engagement_id in (select se.id
from "engagements" as se
where se.brand_id = ? and se.campaign_id in (?))) as "x"
group by "visit_id"
having count(distinct x."entry_point") > 1) as "v"
-- ["aurora","2026-11-16","2026-11-22","aurora","winback"]
