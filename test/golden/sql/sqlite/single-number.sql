with "parts" as (/* exposed, from exposures_daily_brand */
select sum(t.exposed) as "exposed"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?),
"summed" as (select coalesce("exposed", 0) as "exposed"
from "parts"),
"numbers" as (select "exposed" as "exposed"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."exposed"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","*",10001]
