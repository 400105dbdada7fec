with "parts" as (/* exposed by lob, from exposures_daily_campaign */
select coalesce(c.lob_id, '') as "lob", t."exposed" as "exposed"
from (select "t"."campaign_id", sum(t.exposed) as "exposed"
from "exposures_daily_campaign" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.campaign_id in (?)
group by t.campaign_id) as "t"
left join "campaigns" as c on c.brand_id = ? and c.id = t.campaign_id
where coalesce(c.lob_id, '') <> ''),
"summed" as (select "lob", coalesce(sum("exposed"), 0) as "exposed"
from "parts"
group by "lob"
having sum("exposed") <> 0),
"numbers" as (select "lob", "exposed" as "exposed"
from "summed"),
"listed" as (select n.*, name_lob.name as "name_lob"
from "numbers" as "n"
left join "lobs" as name_lob on name_lob.brand_id = ? and name_lob.id = n."lob")
select n."lob", n."exposed"
from "listed" as "n"
order by case when n."lob" = '' then 1 else 0 end, n."name_lob", n."lob"
limit ?
-- ["aurora","2026-11-16","2026-11-22","winback","aurora","aurora",10001]

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
from (select coalesce(c.lob_id, '') as "lob", w.id as visit_id, x.engagement_id as engagement_id, 0 as "eligible", 1 as "display", case when x.state = 'online' then 1 else 0 end as "online", 0 as "conversation"
from "visits" as "w"
cross join "displays" as x
left join "engagements" as e on e.brand_id = ? and e.id = x.engagement_id
left join "campaigns" as c on c.brand_id = e.brand_id and c.id = e.campaign_id
where "w"."brand_id" = ? and "w"."date" between ? and ? and x.brand_id = w.brand_id and x.visit_id = w.id and x.control_group = 0 and coalesce(c.lob_id, '') <> '' and x.engagement_id in (select se.id
from "engagements" as se
where se.brand_id = ? and se.campaign_id in (?))) as "x"
group by "visit_id"
having count(distinct x."lob") > 1) as "v"
-- ["aurora","aurora","2026-11-16","2026-11-22","aurora","winback"]
