with "parts" as (/* exposed by campaign, from exposures_daily_campaign */
select t.campaign_id as "campaign", sum(t.exposed) as "exposed"
from "exposures_daily_campaign" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.campaign_id in (select sc.id
from "campaigns" as sc
where sc.brand_id = ? and sc.lob_id in (?))
group by t.campaign_id),
"summed" as (select "campaign", coalesce("exposed", 0) as "exposed"
from "parts"
where "exposed" <> 0),
"numbers" as (select "campaign", "exposed" as "exposed"
from "summed"),
"listed" as (select n.*, name_campaign.name as "name_campaign"
from "numbers" as "n"
left join "campaigns" as name_campaign on name_campaign.brand_id = ? and name_campaign.id = n."campaign")
select n."campaign", n."exposed"
from "listed" as "n"
order by case when n."campaign" = '' then 1 else 0 end, n."name_campaign", n."campaign"
limit ?
-- ["aurora","2026-11-16","2026-11-22","aurora","sales","aurora",10001]

with "parts" as (/* exposed, from exposures_daily_lob */
select sum(t.exposed) as "exposed"
from "exposures_daily_lob" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ? and t.lob_id in (?)),
"summed" as (select coalesce("exposed", 0) as "exposed"
from "parts"),
"numbers" as (select "exposed" as "exposed"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."exposed"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","*","sales",10001]

select count(*) as visits
from (select "visit_id"
from (select coalesce(e.campaign_id, '') as "campaign", w.id as visit_id, x.engagement_id as engagement_id, 0 as "eligible", 1 as "display", case when x.state = 'online' then 1 else 0 end as "online", 0 as "conversation"
from "visits" as "w"
cross join "displays" as x
left join "engagements" as e on e.brand_id = ? and e.id = x.engagement_id
where "w"."brand_id" = ? and "w"."date" between ? and ? and x.brand_id = w.brand_id and x.visit_id = w.id and x.control_group = 0 and coalesce(e.campaign_id, '') <> '' and x.engagement_id in (select se.id
from "engagements" as se
join "campaigns" as sc on sc.brand_id = se.brand_id and sc.id = se.campaign_id
where se.brand_id = ? and sc.lob_id in (?))) as "x"
group by "visit_id"
having count(distinct x."campaign") > 1) as "v"
-- ["aurora","aurora","2026-11-16","2026-11-22","aurora","sales"]
