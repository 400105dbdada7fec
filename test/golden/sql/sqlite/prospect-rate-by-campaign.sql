with "parts" as (/* prospects by campaign, from exposures_daily_campaign */
select t.campaign_id as "campaign", sum(t.prospects) as "prospects"
from "exposures_daily_campaign" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?
group by t.campaign_id),
"summed" as (select "campaign", coalesce("prospects", 0) as "prospects"
from "parts"
where "prospects" <> 0),
"repeated_1" as (select coalesce(sum("sessions"), 0) as "sessions"
from (/* sessions, from visits_daily */
select sum(t.sessions) as "sessions"
from "visits_daily" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?) as "parts"),
"filled" as (select s."campaign", coalesce(s."prospects", 0) as "prospects", coalesce(repeated_1."sessions", 0) as "sessions"
from "summed" as "s"
left join "repeated_1" on 1 = 1),
"numbers" as (select "campaign", case when "sessions" > 0 then cast("prospects" as double precision) / "sessions" end as "prospect_rate", "sessions" as "prospect_rate_base"
from "filled"),
"listed" as (select n.*, name_campaign.name as "name_campaign"
from "numbers" as "n"
left join "campaigns" as name_campaign on name_campaign.brand_id = ? and name_campaign.id = n."campaign")
select n."campaign", n."prospect_rate", n."prospect_rate_base"
from "listed" as "n"
order by case when n."campaign" = '' then 1 else 0 end, n."name_campaign", n."campaign"
limit ?
-- ["aurora","2026-11-16","2026-11-22","aurora","2026-11-16","2026-11-22","aurora",10001]

with "parts" as (/* prospects, from exposures_daily_brand */
select sum(t.prospects) as "prospects", 0 as "sessions"
from "exposures_daily_brand" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ? and "t"."goal_type" = ?
union all /* sessions, from visits_daily */
select 0 as "prospects", sum(t.sessions) as "sessions"
from "visits_daily" as "t"
where "t"."brand_id" = ? and "t"."date" between ? and ?),
"summed" as (select coalesce(sum("prospects"), 0) as "prospects", coalesce(sum("sessions"), 0) as "sessions"
from "parts"),
"numbers" as (select case when "sessions" > 0 then cast("prospects" as double precision) / "sessions" end as "prospect_rate", "sessions" as "prospect_rate_base"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."prospect_rate", n."prospect_rate_base"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","*","aurora","2026-11-16","2026-11-22",10001]

select count(*) as visits
from (select "visit_id"
from (select coalesce(e.campaign_id, '') as "campaign", w.id as visit_id, x.engagement_id as engagement_id, 1 as "eligible", 0 as "display", 0 as "online", 0 as "conversation"
from "visits" as "w"
cross join "eligibles" as x
left join "engagements" as e on e.brand_id = ? and e.id = x.engagement_id
where "w"."brand_id" = ? and "w"."date" between ? and ? and x.brand_id = w.brand_id and x.visit_id = w.id and coalesce(e.campaign_id, '') <> '') as "x"
group by "visit_id"
having count(distinct x."campaign") > 1) as "v"
-- ["aurora","aurora","2026-11-16","2026-11-22"]
