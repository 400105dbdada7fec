with "calendar" as materialized (select cast(value ->> 0 as date) as "date", value ->> 1 as "time", cast(value ->> 2 as integer) as "weekday"
from json_array_elements(cast(? as json))),
"parts" as (/* handled by device_class, from handled_conversations */
select case when t.device in ('desktop/laptop') then 'desktop' when t.device in ('mobile smartphone', 'mobile tablet') then 'mobile' else 'unknown' end as "device_class", k."time" as "time", count(distinct t.conversation_id) as "handled"
from "handled_conversations" as "t"
join "calendar" as k on k."date" = t."date"
where "t"."brand_id" = ? and "t"."date" between ? and ?
group by case when t.device in ('desktop/laptop') then 'desktop' when t.device in ('mobile smartphone', 'mobile tablet') then 'mobile' else 'unknown' end, k."time"),
"summed" as (select "device_class", "time", coalesce(sum("handled"), 0) as "handled"
from "parts"
group by "device_class", "time"
having sum("handled") <> 0),
"filled" as (select m."device_class", b."value" as "time", coalesce(s."handled", 0) as "handled"
from (select distinct "device_class"
from "summed") as "m"
cross join (select value as "value"
from json_array_elements_text(cast(? as json))) as b
left join "summed" as s on s."device_class" = m."device_class" and s."time" = b."value"),
"numbers" as (select "device_class", "time", "handled" as "handled_conversations"
from "filled"),
"listed" as (select n.*
from "numbers" as "n")
select n."device_class", n."time", n."handled_conversations"
from "listed" as "n"
order by n."time", n."device_class"
limit ?
-- ["[[\"2026-11-16\",\"2026-10-01\",1],[\"2026-11-17\",\"2026-10-01\",2],[\"2026-11-18\",\"2026-10-01\",3],[\"2026-11-19\",\"2026-10-01\",4],[\"2026-11-20\",\"2026-10-01\",5],[\"2026-11-21\",\"2026-10-01\",6],[\"2026-11-22\",\"2026-10-01\",7]]","aurora","2026-11-16","2026-11-22","[\"2026-10-01\"]",10001]

with "parts" as (/* handled, from handled_conversations */
select count(distinct t.conversation_id) as "handled"
from "handled_conversations" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?),
"summed" as (select coalesce("handled", 0) as "handled"
from "parts"),
"numbers" as (select "handled" as "handled_conversations"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."handled_conversations"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22",10001]
