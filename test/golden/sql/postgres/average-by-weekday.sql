with "calendar" as materialized (select cast(value ->> 0 as date) as "date", value ->> 1 as "time", cast(value ->> 2 as integer) as "weekday"
from json_array_elements(cast(? as json))),
"parts" as (/* exposures by weekday, from exposures_daily_brand */
select k."weekday" as "weekday", t."exposures" as "exposures", 0 as "days"
from (select "t"."date", sum(t.exposures) as "exposures"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?
group by t.date) as "t"
join "calendar" as k on k."date" = t."date"
union all /* days by weekday, from calendar */
select k."weekday" as "weekday", 0 as "exposures", count(*) as "days"
from "calendar" as "k"
group by k."weekday"
union all /* members without rows */
select s1."weekday" as "weekday", 0 as "exposures", 0 as "days"
from (select cast(v."value" as integer) as "weekday"
from (select value as "value"
from json_array_elements_text(cast(? as json))) as v) as s1),
"summed" as (select "weekday", coalesce(sum("exposures"), 0) as "exposures", coalesce(sum("days"), 0) as "days"
from "parts"
group by "weekday"),
"numbers" as (select "weekday", case when "days" > 0 then cast("exposures" as double precision) / "days" end as "exposures_per_days"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."weekday", n."exposures_per_days"
from "listed" as "n"
order by n."weekday"
limit ?
-- ["[[\"2026-11-16\",null,1],[\"2026-11-17\",null,2],[\"2026-11-18\",null,3],[\"2026-11-19\",null,4],[\"2026-11-20\",null,5],[\"2026-11-21\",null,6],[\"2026-11-22\",null,7]]","aurora","2026-11-16","2026-11-22","*","[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\"]",10001]

with "calendar" as materialized (select cast(value ->> 0 as date) as "date", value ->> 1 as "time", cast(value ->> 2 as integer) as "weekday"
from json_array_elements(cast(? as json))),
"parts" as (/* exposures, from exposures_daily_brand */
select sum(t.exposures) as "exposures", 0 as "days"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?
union all /* days, from calendar */
select 0 as "exposures", count(*) as "days"
from "calendar" as "k"),
"summed" as (select coalesce(sum("exposures"), 0) as "exposures", coalesce(sum("days"), 0) as "days"
from "parts"),
"numbers" as (select case when "days" > 0 then cast("exposures" as double precision) / "days" end as "exposures_per_days"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."exposures_per_days"
from "listed" as "n"
limit ?
-- ["[[\"2026-11-16\",null,1],[\"2026-11-17\",null,2],[\"2026-11-18\",null,3],[\"2026-11-19\",null,4],[\"2026-11-20\",null,5],[\"2026-11-21\",null,6],[\"2026-11-22\",null,7]]","aurora","2026-11-16","2026-11-22","*",10001]
