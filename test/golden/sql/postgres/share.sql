with "parts" as (/* revenue_after_engagement by campaign, from conversion_daily */
select t.member_id as "campaign", sum(t.revenue_minor) as "revenue_after_engagement"
from "conversion_daily" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."level" = ? and t.stage = ? and t.direct = ? and t.currency = ? and t.member_id in (?)
group by t.member_id),
"summed" as (select "campaign", coalesce("revenue_after_engagement", 0) as "revenue_after_engagement"
from "parts"
where "revenue_after_engagement" <> 0),
"repeated_1" as (select coalesce(sum("revenue_after_engagement_whole"), 0) as "revenue_after_engagement_whole"
from (/* revenue_after_engagement, from conversion_daily_brand */
select sum(t.revenue_minor) as "revenue_after_engagement_whole"
from "conversion_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.stage = ? and t.direct = ? and t.currency = ?) as "parts"),
"filled" as (select s."campaign", coalesce(s."revenue_after_engagement", 0) as "revenue_after_engagement", coalesce(repeated_1."revenue_after_engagement_whole", 0) as "revenue_after_engagement_whole"
from "summed" as "s"
left join "repeated_1" on 1 = 1),
"numbers" as (select "campaign", "revenue_after_engagement" as "revenue_after_engagement", case when "revenue_after_engagement_whole" > 0 then cast("revenue_after_engagement" as double precision) / "revenue_after_engagement_whole" end as "revenue_after_engagement_share"
from "filled"),
"listed" as (select n.*, name_campaign.name as "name_campaign"
from "numbers" as "n"
left join "campaigns" as name_campaign on name_campaign.brand_id = ? and name_campaign.id = n."campaign")
select n."campaign", n."revenue_after_engagement", n."revenue_after_engagement_share"
from "listed" as "n"
order by case when n."campaign" = '' then 1 else 0 end, n."name_campaign", n."campaign"
limit ?
-- ["aurora","2026-11-16","2026-11-22","campaign","after_engagement",1,"USD","winback","aurora","2026-11-16","2026-11-22","after_engagement",1,"USD","aurora",10001]

with "parts" as (/* revenue_after_engagement, from conversion_daily */
select sum(t.revenue_minor) as "revenue_after_engagement"
from "conversion_daily" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."level" = ? and t.stage = ? and t.direct = ? and t.currency = ? and t.member_id in (?)),
"summed" as (select coalesce("revenue_after_engagement", 0) as "revenue_after_engagement"
from "parts"),
"repeated_1" as (select coalesce(sum("revenue_after_engagement_whole"), 0) as "revenue_after_engagement_whole"
from (/* revenue_after_engagement, from conversion_daily_brand */
select sum(t.revenue_minor) as "revenue_after_engagement_whole"
from "conversion_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and t.stage = ? and t.direct = ? and t.currency = ?) as "parts"),
"filled" as (select coalesce(s."revenue_after_engagement", 0) as "revenue_after_engagement", coalesce(repeated_1."revenue_after_engagement_whole", 0) as "revenue_after_engagement_whole"
from "summed" as "s"
left join "repeated_1" on 1 = 1),
"numbers" as (select "revenue_after_engagement" as "revenue_after_engagement", case when "revenue_after_engagement_whole" > 0 then cast("revenue_after_engagement" as double precision) / "revenue_after_engagement_whole" end as "revenue_after_engagement_share"
from "filled"),
"listed" as (select n.*
from "numbers" as "n")
select n."revenue_after_engagement", n."revenue_after_engagement_share"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","campaign","after_engagement",1,"USD","winback","aurora","2026-11-16","2026-11-22","after_engagement",1,"USD",10001]
