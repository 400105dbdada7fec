with "parts" as (/* closed_by_agent, closed_by_consumer, closed_by_system by campaign, from agent_messaging_activity */
select coalesce(e.campaign_id, '') as "campaign", t."closed_by_agent" as "closed_by_agent", t."closed_by_consumer" as "closed_by_consumer", t."closed_by_system" as "closed_by_system"
from (select "t"."engagement_id", sum(t.closed_by_agent) as "closed_by_agent", sum(t.closed_by_consumer) as "closed_by_consumer", sum(t.closed_by_system) as "closed_by_system"
from "agent_messaging_activity" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?
group by t.engagement_id) as "t"
left join "engagements" as e on e.brand_id = ? and e.id = t.engagement_id),
"summed" as (select "campaign", coalesce(sum("closed_by_agent"), 0) as "closed_by_agent", coalesce(sum("closed_by_consumer"), 0) as "closed_by_consumer", coalesce(sum("closed_by_system"), 0) as "closed_by_system"
from "parts"
group by "campaign"
having sum("closed_by_agent") <> 0 or sum("closed_by_consumer") <> 0 or sum("closed_by_system") <> 0),
"repeated_1" as (select round(coalesce(sum("logged_in_seconds"), 0), 3) as "logged_in_seconds"
from (/* logged_in_seconds, from agent_activity_hourly */
select sum(t.logged_in_seconds) as "logged_in_seconds"
from "agent_activity_hourly" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?) as "parts"),
"filled" as (select s."campaign", coalesce(s."closed_by_agent", 0) as "closed_by_agent", coalesce(s."closed_by_consumer", 0) as "closed_by_consumer", coalesce(s."closed_by_system", 0) as "closed_by_system", coalesce(repeated_1."logged_in_seconds", 0) as "logged_in_seconds"
from "summed" as "s"
left join "repeated_1" on 1 = 1),
"numbers" as (select "campaign", case when case when 3600 > 0 then cast("logged_in_seconds" as double precision) / 3600 end > 0 then cast((("closed_by_agent" + "closed_by_consumer") + "closed_by_system") as double precision) / case when 3600 > 0 then cast("logged_in_seconds" as double precision) / 3600 end end as "closed_conversations_per_login_hour"
from "filled"),
"listed" as (select n.*, name_campaign.name as "name_campaign"
from "numbers" as "n"
left join "campaigns" as name_campaign on name_campaign.brand_id = ? and name_campaign.id = n."campaign")
select n."campaign", n."closed_conversations_per_login_hour"
from "listed" as "n"
order by case when n."campaign" = '' then 1 else 0 end, n."name_campaign", n."campaign"
limit ?
-- ["aurora","2026-11-16","2026-11-22","aurora","aurora","2026-11-16","2026-11-22","aurora",10001]

with "parts" as (/* closed_by_agent, closed_by_consumer, closed_by_system, from agent_messaging_activity */
select sum(t.closed_by_agent) as "closed_by_agent", sum(t.closed_by_consumer) as "closed_by_consumer", sum(t.closed_by_system) as "closed_by_system", 0 as "logged_in_seconds"
from "agent_messaging_activity" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?
union all /* logged_in_seconds, from agent_activity_hourly */
select 0 as "closed_by_agent", 0 as "closed_by_consumer", 0 as "closed_by_system", sum(t.logged_in_seconds) as "logged_in_seconds"
from "agent_activity_hourly" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?),
"summed" as (select coalesce(sum("closed_by_agent"), 0) as "closed_by_agent", coalesce(sum("closed_by_consumer"), 0) as "closed_by_consumer", coalesce(sum("closed_by_system"), 0) as "closed_by_system", round(coalesce(sum("logged_in_seconds"), 0), 3) as "logged_in_seconds"
from "parts"),
"numbers" as (select case when case when 3600 > 0 then cast("logged_in_seconds" as double precision) / 3600 end > 0 then cast((("closed_by_agent" + "closed_by_consumer") + "closed_by_system") as double precision) / case when 3600 > 0 then cast("logged_in_seconds" as double precision) / 3600 end end as "closed_conversations_per_login_hour"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."closed_conversations_per_login_hour"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","aurora","2026-11-16","2026-11-22",10001]
