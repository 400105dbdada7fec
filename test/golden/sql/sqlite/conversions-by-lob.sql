with "parts" as (/* conversions_after_engagement by lob, from conversion_daily */
select t.member_id as "lob", sum(t.conversions) as "conversions_after_engagement", 0 as "engaged"
from "conversion_daily" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."level" = ? and t.stage = ?
group by t.member_id
union all select r."lob", sum(r."conversions_after_engagement") as "conversions_after_engagement", 0 as "engaged"
from (select '' as "lob", sum(t.conversions) as "conversions_after_engagement", 0 as "engaged"
from "conversion_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.stage = ?
union all select '' as "lob", -sum(t.conversions) as "conversions_after_engagement", 0 as "engaged"
from "conversion_daily" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."level" = ? and t.stage = ?) as "r"
group by r."lob"
having sum(r."conversions_after_engagement") <> 0
union all /* engaged by lob, from exposures_daily_lob */
select t.lob_id as "lob", 0 as "conversions_after_engagement", sum(t.engaged) as "engaged"
from "exposures_daily_lob" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?
group by t.lob_id),
"summed" as (select "lob", coalesce(sum("conversions_after_engagement"), 0) as "conversions_after_engagement", coalesce(sum("engaged"), 0) as "engaged"
from "parts"
group by "lob"
having sum("conversions_after_engagement") <> 0 or sum("engaged") <> 0),
"numbers" as (select "lob", case when "engaged" > 0 then cast("conversions_after_engagement" as double precision) / "engaged" end as "conversion_rate_after_engagement", "engaged" as "conversion_rate_after_engagement_base"
from "summed"),
"listed" as (select n.*, name_lob.name as "name_lob"
from "numbers" as "n"
left join "lobs" as name_lob on name_lob.brand_id = ? and name_lob.id = n."lob")
select n."lob", n."conversion_rate_after_engagement", n."conversion_rate_after_engagement_base"
from "listed" as "n"
order by case when n."lob" = '' then 1 else 0 end, n."name_lob", n."lob"
limit ?
-- ["aurora","2026-11-16","2026-11-22","lob","after_engagement","aurora","2026-11-16","2026-11-22","after_engagement","aurora","2026-11-16","2026-11-22","lob","after_engagement","aurora","2026-11-16","2026-11-22","*","aurora",10001]

with "parts" as (/* conversions_after_engagement, from conversion_daily_brand */
select sum(t.conversions) as "conversions_after_engagement", 0 as "engaged"
from "conversion_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.stage = ?
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
-- ["aurora","2026-11-16","2026-11-22","after_engagement","aurora","2026-11-16","2026-11-22","*",10001]

select count(*) as visits
from (select "visit_id"
from (select coalesce(c.lob_id, '') as "lob", w.id as visit_id, x.engagement_id as engagement_id, 0 as "eligible", 0 as "display", 0 as "online", 1 as "conversation"
from "visits" as "w"
cross join "conversations" as x
left join "engagements" as e on e.brand_id = ? and e.id = x.engagement_id
left join "campaigns" as c on c.brand_id = e.brand_id and c.id = e.campaign_id
where "w"."brand_id" = ? and "w"."date" between ? and ? and x.brand_id = w.brand_id and x.visit_id = w.id and coalesce(c.lob_id, '') <> '') as "x"
group by "visit_id"
having count(distinct x."lob") > 1) as "v"
-- ["aurora","aurora","2026-11-16","2026-11-22"]
