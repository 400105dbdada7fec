with "parts" as (/* revenue_after_engagement by currency, from conversion_daily_brand */
select t.currency as "currency", sum(t.revenue_minor) as "revenue_after_engagement"
from "conversion_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.stage = ? and t.direct = ?
group by t.currency),
"summed" as (select "currency", coalesce("revenue_after_engagement", 0) as "revenue_after_engagement"
from "parts"
where "revenue_after_engagement" <> 0),
"numbers" as (select "currency", "revenue_after_engagement" as "revenue_after_engagement"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."currency", n."revenue_after_engagement"
from "listed" as "n"
order by n."currency"
limit ?
-- ["aurora","2026-11-16","2026-11-22","after_engagement",1,10001]

with "parts" as (/* revenue_after_engagement, from conversion_daily_brand */
select sum(t.revenue_minor) as "revenue_after_engagement"
from "conversion_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.stage = ? and t.direct = ? and t.currency = ?),
"summed" as (select coalesce("revenue_after_engagement", 0) as "revenue_after_engagement"
from "parts"),
"numbers" as (select "revenue_after_engagement" as "revenue_after_engagement"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."revenue_after_engagement"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","after_engagement",1,"USD",10001]
