with "parts" as (/* conversions_after_engagement, from conversion_daily_brand */
select sum(t.conversions) as "conversions_after_engagement", 0 as "engaged"
from "conversion_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.stage = ? and t.goal_type in (?)
union all /* engaged, from exposures_daily_brand */
select 0 as "conversions_after_engagement", sum(t.engaged) as "engaged"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?),
"summed" as (select coalesce(sum("conversions_after_engagement"), 0) as "conversions_after_engagement", coalesce(sum("engaged"), 0) as "engaged"
from "parts"),
"numbers" as (select case when "engaged" > 0 then cast("conversions_after_engagement" as double precision) / "engaged" end as "conversion_rate_after_engagement", "engaged" as "conversion_rate_after_engagement_base"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."conversion_rate_after_engagement", n."conversion_rate_after_engagement_base"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","after_engagement","sale","aurora","2026-11-16","2026-11-22","*",10001]
