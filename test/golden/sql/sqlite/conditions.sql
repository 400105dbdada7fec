with "parts" as (/* exposed, prospects by campaign, from exposures_daily_campaign */
select t.campaign_id as "campaign", sum(t.exposed) as "exposed", sum(t.prospects) as "prospects", 0 as "closed_by_system", 0 as "closed_by_agent"
from "exposures_daily_campaign" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?
group by t.campaign_id
union all /* closed_by_system, closed_by_agent by campaign, from agent_messaging_activity */
select coalesce(e.campaign_id, '') as "campaign", 0 as "exposed", 0 as "prospects", t."closed_by_system" as "closed_by_system", t."closed_by_agent" as "closed_by_agent"
from (select "t"."engagement_id", sum(t.closed_by_system) as "closed_by_system", sum(t.closed_by_agent) as "closed_by_agent"
from "agent_messaging_activity" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?
group by t.engagement_id) as "t"
left join "engagements" as e on e.brand_id = ? and e.id = t.engagement_id),
"summed" as (select "campaign", coalesce(sum("exposed"), 0) as "exposed", coalesce(sum("prospects"), 0) as "prospects", coalesce(sum("closed_by_system"), 0) as "closed_by_system", coalesce(sum("closed_by_agent"), 0) as "closed_by_agent"
from "parts"
group by "campaign"
having sum("exposed") <> 0 or sum("prospects") <> 0 or sum("closed_by_system") <> 0 or sum("closed_by_agent") <> 0),
"numbers" as (select "campaign", "exposed" as "exposed", case when "prospects" > 0 then cast("exposed" as double precision) / "prospects" end as "exposed_rate", "prospects" as "exposed_rate_base", "closed_by_system" as "closed_by_system", "closed_by_agent" as "closed_by_agent"
from "summed"),
"listed" as (select n.*, name_campaign.name as "name_campaign", (select count(distinct "campaign")
from "summed") as "group_count"
from "numbers" as "n"
left join "campaigns" as name_campaign on name_campaign.brand_id = ? and name_campaign.id = n."campaign"
where n."exposed_rate" > cast(? as double precision) and n."closed_by_system" > n."closed_by_agent")
select n."campaign", n."exposed", n."exposed_rate", n."exposed_rate_base", n."closed_by_system", n."closed_by_agent", n."group_count"
from "listed" as "n"
order by case when n."campaign" = '' then 1 else 0 end, n."name_campaign", n."campaign"
limit ?
-- ["aurora","2026-11-16","2026-11-22","aurora","2026-11-16","2026-11-22","aurora","aurora",0.2,10001]

with "parts" as (/* exposed, prospects, from exposures_daily_brand */
select sum(t.exposed) as "exposed", sum(t.prospects) as "prospects", 0 as "closed_by_system", 0 as "closed_by_agent"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?
union all /* closed_by_system, closed_by_agent, from agent_messaging_activity */
select 0 as "exposed", 0 as "prospects", sum(t.closed_by_system) as "closed_by_system", sum(t.closed_by_agent) as "closed_by_agent"
from "agent_messaging_activity" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?),
"summed" as (select coalesce(sum("exposed"), 0) as "exposed", coalesce(sum("prospects"), 0) as "prospects", coalesce(sum("closed_by_system"), 0) as "closed_by_system", coalesce(sum("closed_by_agent"), 0) as "closed_by_agent"
from "parts"),
"numbers" as (select "exposed" as "exposed", case when "prospects" > 0 then cast("exposed" as double precision) / "prospects" end as "exposed_rate", "prospects" as "exposed_rate_base", "closed_by_system" as "closed_by_system", "closed_by_agent" as "closed_by_agent"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."exposed", n."exposed_rate", n."exposed_rate_base", n."closed_by_system", n."closed_by_agent"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","*","aurora","2026-11-16","2026-11-22",10001]

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
