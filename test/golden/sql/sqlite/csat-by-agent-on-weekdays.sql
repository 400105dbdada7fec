with "calendar" as materialized (select json_extract(value, '$[0]') as "date", json_extract(value, '$[1]') as "time", json_extract(value, '$[2]') as "weekday"
from json_each(?)),
"parts" as (/* csat_4, csat_5, csat_1, csat_2, csat_3 by agent, from agent_messaging_activity */
select t.agent_id as "agent", t."csat_4" as "csat_4", t."csat_5" as "csat_5", t."csat_1" as "csat_1", t."csat_2" as "csat_2", t."csat_3" as "csat_3"
from (select "t"."date", "t"."agent_id", sum(t.csat_4) as "csat_4", sum(t.csat_5) as "csat_5", sum(t.csat_1) as "csat_1", sum(t.csat_2) as "csat_2", sum(t.csat_3) as "csat_3"
from "agent_messaging_activity" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?
group by t.date, t.agent_id) as "t"
join "calendar" as k on k."date" = t."date"),
"summed" as (select "agent", coalesce(sum("csat_4"), 0) as "csat_4", coalesce(sum("csat_5"), 0) as "csat_5", coalesce(sum("csat_1"), 0) as "csat_1", coalesce(sum("csat_2"), 0) as "csat_2", coalesce(sum("csat_3"), 0) as "csat_3"
from "parts"
group by "agent"
having sum("csat_4") <> 0 or sum("csat_5") <> 0 or sum("csat_1") <> 0 or sum("csat_2") <> 0 or sum("csat_3") <> 0),
"numbers" as (select "agent", case when (((("csat_1" + "csat_2") + "csat_3") + "csat_4") + "csat_5") > 0 then cast(("csat_4" + "csat_5") as double precision) / (((("csat_1" + "csat_2") + "csat_3") + "csat_4") + "csat_5") end as "csat_score", (((("csat_1" + "csat_2") + "csat_3") + "csat_4") + "csat_5") as "csat_score_base"
from "summed"),
"listed" as (select n.*, name_agent.name as "name_agent"
from "numbers" as "n"
left join "agents" as name_agent on name_agent.brand_id = ? and name_agent.id = n."agent")
select n."agent", n."csat_score", n."csat_score_base"
from "listed" as "n"
order by case when n."agent" = '' then 1 else 0 end, n."name_agent", n."agent"
limit ?
-- ["[[\"2026-11-16\",null,1],[\"2026-11-17\",null,2],[\"2026-11-18\",null,3],[\"2026-11-19\",null,4],[\"2026-11-20\",null,5]]","aurora","2026-11-16","2026-11-22","aurora",10001]

with "calendar" as materialized (select json_extract(value, '$[0]') as "date", json_extract(value, '$[1]') as "time", json_extract(value, '$[2]') as "weekday"
from json_each(?)),
"parts" as (/* csat_4, csat_5, csat_1, csat_2, csat_3, from agent_messaging_activity */
select t."csat_4" as "csat_4", t."csat_5" as "csat_5", t."csat_1" as "csat_1", t."csat_2" as "csat_2", t."csat_3" as "csat_3"
from (select "t"."date", sum(t.csat_4) as "csat_4", sum(t.csat_5) as "csat_5", sum(t.csat_1) as "csat_1", sum(t.csat_2) as "csat_2", sum(t.csat_3) as "csat_3"
from "agent_messaging_activity" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?
group by t.date) as "t"
join "calendar" as k on k."date" = t."date"),
"summed" as (select coalesce(sum("csat_4"), 0) as "csat_4", coalesce(sum("csat_5"), 0) as "csat_5", coalesce(sum("csat_1"), 0) as "csat_1", coalesce(sum("csat_2"), 0) as "csat_2", coalesce(sum("csat_3"), 0) as "csat_3"
from "parts"),
"numbers" as (select case when (((("csat_1" + "csat_2") + "csat_3") + "csat_4") + "csat_5") > 0 then cast(("csat_4" + "csat_5") as double precision) / (((("csat_1" + "csat_2") + "csat_3") + "csat_4") + "csat_5") end as "csat_score", (((("csat_1" + "csat_2") + "csat_3") + "csat_4") + "csat_5") as "csat_score_base"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."csat_score", n."csat_score_base"
from "listed" as "n"
limit ?
-- ["[[\"2026-11-16\",null,1],[\"2026-11-17\",null,2],[\"2026-11-18\",null,3],[\"2026-11-19\",null,4],[\"2026-11-20\",null,5]]","aurora","2026-11-16","2026-11-22",10001]
