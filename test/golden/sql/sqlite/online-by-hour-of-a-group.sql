with "parts" as (/* online_seconds by hour, from agent_activity_hourly */
select t.hour as "hour", sum(t.online_seconds) as "online_seconds"
from "agent_activity_hourly" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.group_id in (?)
group by t.hour
union all /* members without rows */
select s1."hour" as "hour", 0 as "online_seconds"
from (select cast(v."value" as integer) as "hour"
from (select value as "value"
from json_each(?)) as v) as s1),
"summed" as (select "hour", round(coalesce(sum("online_seconds"), 0), 3) as "online_seconds"
from "parts"
group by "hour"),
"numbers" as (select "hour", "online_seconds" as "online_time"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."hour", n."online_time"
from "listed" as "n"
order by n."hour"
limit ?
-- ["aurora","2026-11-16","2026-11-22","night","[\"0\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\",\"13\",\"14\",\"15\",\"16\",\"17\",\"18\",\"19\",\"20\",\"21\",\"22\",\"23\"]",10001]

with "parts" as (/* online_seconds, from agent_activity_hourly */
select sum(t.online_seconds) as "online_seconds"
from "agent_activity_hourly" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.group_id in (?)),
"summed" as (select round(coalesce("online_seconds", 0), 3) as "online_seconds"
from "parts"),
"numbers" as (select "online_seconds" as "online_time"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."online_time"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","night",10001]
