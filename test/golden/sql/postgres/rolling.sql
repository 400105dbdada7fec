with "calendar" as materialized (select cast(value ->> 0 as date) as "date", value ->> 1 as "time", cast(value ->> 2 as integer) as "weekday"
from json_array_elements(cast(? as json))),
"parts" as (/* handled, from handled_conversations */
select k."time" as "time", count(distinct t.conversation_id) as "handled", 0 as "exposed", 0 as "prospects"
from "handled_conversations" as "t"
join "calendar" as k on k."date" = t."date"
where "t"."brand_id" = ? and "t"."date" between ? and ?
group by k."time"
union all /* exposed, prospects, from exposures_daily_brand */
select k."time" as "time", 0 as "handled", t."exposed" as "exposed", t."prospects" as "prospects"
from (select "t"."date", sum(t.exposed) as "exposed", sum(t.prospects) as "prospects"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?
group by t.date) as "t"
join "calendar" as k on k."date" = t."date"),
"summed" as (select "time", coalesce(sum("handled"), 0) as "handled", coalesce(sum("exposed"), 0) as "exposed", coalesce(sum("prospects"), 0) as "prospects"
from "parts"
group by "time"),
"filled" as (select b."value" as "time", coalesce(s."handled", 0) as "handled", coalesce(s."exposed", 0) as "exposed", coalesce(s."prospects", 0) as "prospects"
from (select value as "value"
from json_array_elements_text(cast(? as json))) as b
left join "summed" as s on s."time" = b."value"),
"numbers" as (select "time", case when "time" >= ? then cast("handled" as double precision) / 7 end as "handled_conversations", case when "time" >= ? then case when "prospects" > 0 then cast("exposed" as double precision) / "prospects" end end as "exposed_rate", "prospects" as "exposed_rate_base"
from "filled"),
"listed" as (select n.*
from "numbers" as "n")
select n."time", n."handled_conversations", n."exposed_rate", n."exposed_rate_base"
from "listed" as "n"
order by n."time"
limit ?
-- ["[[\"2026-11-10\",\"2026-11-16\",2],[\"2026-11-11\",\"2026-11-16\",3],[\"2026-11-12\",\"2026-11-16\",4],[\"2026-11-13\",\"2026-11-16\",5],[\"2026-11-14\",\"2026-11-16\",6],[\"2026-11-15\",\"2026-11-16\",7],[\"2026-11-16\",\"2026-11-16\",1],[\"2026-11-11\",\"2026-11-17\",3],[\"2026-11-12\",\"2026-11-17\",4],[\"2026-11-13\",\"2026-11-17\",5],[\"2026-11-14\",\"2026-11-17\",6],[\"2026-11-15\",\"2026-11-17\",7],[\"2026-11-16\",\"2026-11-17\",1],[\"2026-11-17\",\"2026-11-17\",2],[\"2026-11-12\",\"2026-11-18\",4],[\"2026-11-13\",\"2026-11-18\",5],[\"2026-11-14\",\"2026-11-18\",6],[\"2026-11-15\",\"2026-11-18\",7],[\"2026-11-16\",\"2026-11-18\",1],[\"2026-11-17\",\"2026-11-18\",2],[\"2026-11-18\",\"2026-11-18\",3],[\"2026-11-13\",\"2026-11-19\",5],[\"2026-11-14\",\"2026-11-19\",6],[\"2026-11-15\",\"2026-11-19\",7],[\"2026-11-16\",\"2026-11-19\",1],[\"2026-11-17\",\"2026-11-19\",2],[\"2026-11-18\",\"2026-11-19\",3],[\"2026-11-19\",\"2026-11-19\",4],[\"2026-11-14\",\"2026-11-20\",6],[\"2026-11-15\",\"2026-11-20\",7],[\"2026-11-16\",\"2026-11-20\",1],[\"2026-11-17\",\"2026-11-20\",2],[\"2026-11-18\",\"2026-11-20\",3],[\"2026-11-19\",\"2026-11-20\",4],[\"2026-11-20\",\"2026-11-20\",5],[\"2026-11-15\",\"2026-11-21\",7],[\"2026-11-16\",\"2026-11-21\",1],[\"2026-11-17\",\"2026-11-21\",2],[\"2026-11-18\",\"2026-11-21\",3],[\"2026-11-19\",\"2026-11-21\",4],[\"2026-11-20\",\"2026-11-21\",5],[\"2026-11-21\",\"2026-11-21\",6],[\"2026-11-16\",\"2026-11-22\",1],[\"2026-11-17\",\"2026-11-22\",2],[\"2026-11-18\",\"2026-11-22\",3],[\"2026-11-19\",\"2026-11-22\",4],[\"2026-11-20\",\"2026-11-22\",5],[\"2026-11-21\",\"2026-11-22\",6],[\"2026-11-22\",\"2026-11-22\",7]]","aurora","2026-11-10","2026-11-22","aurora","2026-11-10","2026-11-22","*","[\"2026-11-16\",\"2026-11-17\",\"2026-11-18\",\"2026-11-19\",\"2026-11-20\",\"2026-11-21\",\"2026-11-22\"]","2025-10-26","2025-10-26",10001]
