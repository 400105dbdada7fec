with "parts" as (/* exposures, from exposures_daily_campaign */
select sum(t.exposures) as "exposures"
from "exposures_daily_campaign" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.campaign_id in (?, ?)),
"summed" as (select coalesce("exposures", 0) as "exposures"
from "parts"),
"numbers" as (select "exposures" as "exposures"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."exposures"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","summer","winback",10001]
