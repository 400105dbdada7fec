with "parts" as (/* exposed by source_type, from exposures_daily_brand */
select t.source_type as "source_type", sum(t.exposed) as "exposed", 0 as "exposed_before"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?
group by t.source_type
union all /* exposed by source_type, range compared with, from exposures_daily_brand */
select t.source_type as "source_type", 0 as "exposed", sum(t.exposed) as "exposed_before"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?
group by t.source_type),
"summed" as (select "source_type", coalesce(sum("exposed"), 0) as "exposed", coalesce(sum("exposed_before"), 0) as "exposed_before"
from "parts"
group by "source_type"
having sum("exposed") <> 0 or sum("exposed_before") <> 0),
"numbers" as (select "source_type", "exposed" as "exposed", "exposed_before" as "exposed_previous"
from "summed"),
"listed" as (select n.*, n."exposed" - n."exposed_previous" as "exposed_change", case when n."exposed_previous" > 0 then cast(n."exposed" - n."exposed_previous" as double precision) / n."exposed_previous" end as "exposed_change_rate"
from "numbers" as "n")
select n."source_type", n."exposed", n."exposed_previous", n."exposed_change", n."exposed_change_rate"
from "listed" as "n"
order by n."exposed_change" desc nulls last, n."source_type"
limit ?
-- ["aurora","2026-11-16","2026-11-22","*","aurora","2026-11-09","2026-11-15","*",10001]

with "parts" as (/* exposed, from exposures_daily_brand */
select sum(t.exposed) as "exposed", 0 as "exposed_before"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?
union all /* exposed, range compared with, from exposures_daily_brand */
select 0 as "exposed", sum(t.exposed) as "exposed_before"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?),
"summed" as (select coalesce(sum("exposed"), 0) as "exposed", coalesce(sum("exposed_before"), 0) as "exposed_before"
from "parts"),
"numbers" as (select "exposed" as "exposed", "exposed_before" as "exposed_previous"
from "summed"),
"listed" as (select n.*, n."exposed" - n."exposed_previous" as "exposed_change", case when n."exposed_previous" > 0 then cast(n."exposed" - n."exposed_previous" as double precision) / n."exposed_previous" end as "exposed_change_rate"
from "numbers" as "n")
select n."exposed", n."exposed_previous", n."exposed_change", n."exposed_change_rate"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","*","aurora","2026-11-09","2026-11-15","*",10001]
