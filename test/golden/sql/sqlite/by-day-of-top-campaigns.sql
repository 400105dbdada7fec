with "parts" as (/* exposed by campaign, from exposures_daily_campaign */
select t.campaign_id as "campaign", t."date" as "time", sum(t.exposed) as "exposed"
from "exposures_daily_campaign" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?
group by t.date, t.campaign_id),
"summed" as (select "campaign", "time", coalesce("exposed", 0) as "exposed"
from "parts"
where "exposed" <> 0),
"filled" as (select m."campaign", b."value" as "time", coalesce(s."exposed", 0) as "exposed"
from (select distinct "campaign"
from "summed") as "m"
cross join (select value as "value"
from json_each(?)) as b
left join "summed" as s on s."campaign" = m."campaign" and s."time" = b."value"),
"numbers" as (select "campaign", "time", "exposed" as "exposed"
from "filled"),
"top" as (with "parts" as (/* exposed by campaign, from exposures_daily_campaign */
select t.campaign_id as "campaign", sum(t.exposed) as "exposed"
from "exposures_daily_campaign" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?
group by t.campaign_id),
"summed" as (select "campaign", coalesce("exposed", 0) as "exposed"
from "parts"
where "exposed" <> 0),
"numbers" as (select "campaign", "exposed" as "exposed"
from "summed"),
"listed" as (select n.*, name_campaign.name as "name_campaign", (select count(distinct "campaign")
from "summed") as "group_count"
from "numbers" as "n"
left join "campaigns" as name_campaign on name_campaign.brand_id = ? and name_campaign.id = n."campaign")
select n."campaign", n."exposed", n."group_count"
from "listed" as "n"
order by case when n."campaign" = '' then 1 else 0 end, n."exposed" desc nulls last, n."name_campaign", n."campaign"
limit ?),
"listed" as (select n.*, name_campaign.name as "name_campaign", (select count(distinct "campaign")
from "filled") as "group_count"
from "numbers" as "n"
left join "campaigns" as name_campaign on name_campaign.brand_id = ? and name_campaign.id = n."campaign"
where n."campaign" in (select "campaign"
from "top"))
select n."campaign", n."time", n."exposed", n."group_count"
from "listed" as "n"
order by n."time", case when n."campaign" = '' then 1 else 0 end, n."name_campaign", n."campaign"
limit ?
-- ["aurora","2026-11-16","2026-11-22","[\"2026-11-16\",\"2026-11-17\",\"2026-11-18\",\"2026-11-19\",\"2026-11-20\",\"2026-11-21\",\"2026-11-22\"]","aurora","2026-11-16","2026-11-22","aurora",2,"aurora",10001]

with "parts" as (/* exposed, from exposures_daily_brand */
select sum(t.exposed) as "exposed"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?),
"summed" as (select coalesce("exposed", 0) as "exposed"
from "parts"),
"numbers" as (select "exposed" as "exposed"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."exposed"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","*",10001]

select count(*) as visits
from (select "visit_id"
from (select coalesce(e.campaign_id, '') as "campaign", w.id as visit_id, x.engagement_id as engagement_id, 0 as "eligible", 1 as "display", case when x.state = 'online' then 1 else 0 end as "online", 0 as "conversation"
from "visits" as "w"
cross join "displays" as x
left join "engagements" as e on e.brand_id = ? and e.id = x.engagement_id
where "w"."brand_id" = ? and "w"."date" between ? and ? and x.brand_id = w.brand_id and x.visit_id = w.id and x.control_group = 0 and coalesce(e.campaign_id, '') <> '') as "x"
group by "visit_id"
having count(distinct x."campaign") > 1) as "v"
-- ["aurora","aurora","2026-11-16","2026-11-22"]
