with "parts" as (/* exposed by goal_type, from exposures_daily_brand */
select t.goal_type as "goal_type", sum(t.exposed) as "exposed", 0 as "closed_by_agent", 0 as "closed_by_consumer", 0 as "closed_by_system"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" <> ?
group by t.goal_type
union all /* closed_by_agent, closed_by_consumer, closed_by_system by goal_type, from agent_messaging_activity */
select coalesce(g.goal_type, '') as "goal_type", 0 as "exposed", t."closed_by_agent" as "closed_by_agent", t."closed_by_consumer" as "closed_by_consumer", t."closed_by_system" as "closed_by_system"
from (select "t"."engagement_id", sum(t.closed_by_agent) as "closed_by_agent", sum(t.closed_by_consumer) as "closed_by_consumer", sum(t.closed_by_system) as "closed_by_system"
from "agent_messaging_activity" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?
group by t.engagement_id) as "t"
left join "engagements" as e on e.brand_id = ? and e.id = t.engagement_id
left join "campaigns" as c on c.brand_id = e.brand_id and c.id = e.campaign_id
left join "goals" as g on g.brand_id = c.brand_id and g.id = c.goal_id),
"summed" as (select "goal_type", coalesce(sum("exposed"), 0) as "exposed", coalesce(sum("closed_by_agent"), 0) as "closed_by_agent", coalesce(sum("closed_by_consumer"), 0) as "closed_by_consumer", coalesce(sum("closed_by_system"), 0) as "closed_by_system"
from "parts"
group by "goal_type"
having sum("exposed") <> 0 or sum("closed_by_agent") <> 0 or sum("closed_by_consumer") <> 0 or sum("closed_by_system") <> 0),
"numbers" as (select "goal_type", "exposed" as "exposed", (("closed_by_agent" + "closed_by_consumer") + "closed_by_system") as "closed_conversations"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."goal_type", n."exposed", n."closed_conversations"
from "listed" as "n"
order by case when n."goal_type" = '' then 1 else 0 end, n."goal_type"
limit ?
-- ["aurora","2026-11-16","2026-11-22","*","aurora","2026-11-16","2026-11-22","aurora",10001]

with "parts" as (/* exposed, from exposures_daily_brand */
select sum(t.exposed) as "exposed", 0 as "closed_by_agent", 0 as "closed_by_consumer", 0 as "closed_by_system"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?
union all /* closed_by_agent, closed_by_consumer, closed_by_system, from agent_messaging_activity */
select 0 as "exposed", sum(t.closed_by_agent) as "closed_by_agent", sum(t.closed_by_consumer) as "closed_by_consumer", sum(t.closed_by_system) as "closed_by_system"
from "agent_messaging_activity" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?),
"summed" as (select coalesce(sum("exposed"), 0) as "exposed", coalesce(sum("closed_by_agent"), 0) as "closed_by_agent", coalesce(sum("closed_by_consumer"), 0) as "closed_by_consumer", coalesce(sum("closed_by_system"), 0) as "closed_by_system"
from "parts"),
"numbers" as (select "exposed" as "exposed", (("closed_by_agent" + "closed_by_consumer") + "closed_by_system") as "closed_conversations"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."exposed", n."closed_conversations"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","*","aurora","2026-11-16","2026-11-22",10001]

select count(*) as visits
from (select "visit_id"
from (select coalesce(g.goal_type, '') as "goal_type", w.id as visit_id, x.engagement_id as engagement_id, 0 as "eligible", 1 as "display", case when x.state = 'online' then 1 else 0 end as "online", 0 as "conversation"
from "visits" as "w"
cross join "displays" as x
left join "engagements" as e on e.brand_id = ? and e.id = x.engagement_id
left join "campaigns" as c on c.brand_id = e.brand_id and c.id = e.campaign_id
left join "goals" as g on g.brand_id = c.brand_id and g.id = c.goal_id
where "w"."brand_id" = ? and "w"."date" between ? and ? and x.brand_id = w.brand_id and x.visit_id = w.id and x.control_group = 0 and coalesce(g.goal_type, '') <> '') as "x"
group by "visit_id"
having count(distinct x."goal_type") > 1) as "v"
-- ["aurora","aurora","2026-11-16","2026-11-22"]
