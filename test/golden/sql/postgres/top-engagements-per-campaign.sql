with "parts" as (/* exposed by campaign and engagement, from exposures_daily_engagement */
select coalesce(e.campaign_id, '') as "campaign", t.engagement_id as "engagement", t."exposed" as "exposed"
from (select "t"."engagement_id", sum(t.exposed) as "exposed"
from "exposures_daily_engagement" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?
group by t.engagement_id) as "t"
left join "engagements" as e on e.brand_id = ? and e.id = t.engagement_id
where coalesce(e.campaign_id, '') <> ''),
"summed" as (select "campaign", "engagement", coalesce(sum("exposed"), 0) as "exposed"
from "parts"
group by "campaign", "engagement"
having sum("exposed") <> 0),
"numbers" as (select "campaign", "engagement", "exposed" as "exposed"
from "summed"),
"listed" as (select n.*, row_number() over (partition by n."campaign"
order by case when n."engagement" = '' then 1 else 0 end, n."exposed" desc nulls last, n."name_engagement", n."engagement") as "place"
from (select n.*, name_campaign.name as "name_campaign", name_engagement.name as "name_engagement", (select count(distinct "campaign")
from "summed") as "group_count"
from "numbers" as "n"
left join "campaigns" as name_campaign on name_campaign.brand_id = ? and name_campaign.id = n."campaign"
left join "engagements" as name_engagement on name_engagement.brand_id = ? and name_engagement.id = n."engagement") as "n")
select n."campaign", n."engagement", n."exposed", n."group_count"
from "listed" as "n"
where n."place" <= ?
order by case when n."campaign" = '' then 1 else 0 end, case when n."engagement" = '' then 1 else 0 end, n."exposed" desc nulls last, n."name_campaign", n."campaign", n."name_engagement", n."engagement"
limit ?
-- ["aurora","2026-11-16","2026-11-22","aurora","aurora","aurora",1,10001]

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
from (select coalesce(e.campaign_id, '') as "campaign", x.engagement_id as "engagement", w.id as visit_id, x.engagement_id as engagement_id, 0 as "eligible", 1 as "display", case when x.state = 'online' then 1 else 0 end as "online", 0 as "conversation"
from "visits" as "w"
cross join "displays" as x
left join "engagements" as e on e.brand_id = ? and e.id = x.engagement_id
where "w"."brand_id" = ? and "w"."date" between ? and ? and x.brand_id = w.brand_id and x.visit_id = w.id and x.control_group = 0 and coalesce(e.campaign_id, '') <> '' and x.engagement_id <> '') as "x"
group by "visit_id"
having count(distinct x."campaign" || ' ' || x."engagement") > 1) as "v"
-- ["aurora","aurora","2026-11-16","2026-11-22"]
