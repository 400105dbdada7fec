with "parts" as (/* conversions_after_exposure_not_engagement, from facts */
select sum(case when not (g.engagement_id <> '' and g.engagement_id in (select se.id
from "engagements" as se
where se.brand_id = ? and se.campaign_id in (?, ?))) then 1 else 0 end) as "conversions_after_exposure_not_engagement", 0 as "exposed_not_engaged"
from (select conversion_id, date, device, source_type, max(direct) as direct
from (select x.conversion_id, x.date, x.device, x.source_type, case when c.goal_id = o.goal_id then 1 else 0 end as direct, dense_rank() over (partition by x.conversion_id
order by x.recency) as place
from "conversion_exposures" as "x"
left join "engagements" as e on e.brand_id = ? and e.id = x.engagement_id
left join "campaigns" as c on c.brand_id = e.brand_id and c.id = e.campaign_id
join "conversions" as o on o.brand_id = x.brand_id and o.id = x.conversion_id
where "x"."brand_id" = ? and "x"."date" >= ? and x.engagement_id in (select se.id
from "engagements" as se
where se.brand_id = ? and se.campaign_id in (?, ?))) as "r"
where place = 1
group by conversion_id, date, device, source_type) as "t"
join "conversions" as g on g.brand_id = ? and g.id = t.conversion_id
where "t"."date" between ? and ?
union all /* exposed_not_engaged, from facts */
select 0 as "conversions_after_exposure_not_engagement", sum(case when v."display" > 0 and v."conversation" = 0 then 1 else 0 end) as "exposed_not_engaged"
from (select max("eligible") as "eligible", sum("display") as "display", sum("online") as "online", max("conversation") as "conversation"
from (select visit_id, max("eligible") as "eligible", max("display") as "display", max("online") as "online", max("conversation") as "conversation"
from (select w.id as visit_id, x.engagement_id as engagement_id, 0 as "eligible", 1 as "display", case when x.state = 'online' then 1 else 0 end as "online", 0 as "conversation"
from "visits" as "w"
cross join "displays" as x
where "w"."brand_id" = ? and "w"."date" between ? and ? and x.brand_id = w.brand_id and x.visit_id = w.id and x.control_group = 0 and x.engagement_id in (select se.id
from "engagements" as se
where se.brand_id = ? and se.campaign_id in (?, ?))
union all select w.id as visit_id, x.engagement_id as engagement_id, 0 as "eligible", 0 as "display", 0 as "online", 1 as "conversation"
from "visits" as "w"
cross join "conversations" as x
where "w"."brand_id" = ? and "w"."date" between ? and ? and x.brand_id = w.brand_id and x.visit_id = w.id and x.engagement_id in (select se.id
from "engagements" as se
where se.brand_id = ? and se.campaign_id in (?, ?))) as "x"
group by visit_id, engagement_id) as "e"
group by visit_id) as "v"),
"summed" as (select coalesce(sum("conversions_after_exposure_not_engagement"), 0) as "conversions_after_exposure_not_engagement", coalesce(sum("exposed_not_engaged"), 0) as "exposed_not_engaged"
from "parts"),
"numbers" as (select case when "exposed_not_engaged" > 0 then cast("conversions_after_exposure_not_engagement" as double precision) / "exposed_not_engaged" end as "conversion_rate_after_exposure_not_engagement", "exposed_not_engaged" as "conversion_rate_after_exposure_not_engagement_base"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."conversion_rate_after_exposure_not_engagement", n."conversion_rate_after_exposure_not_engagement_base"
from "listed" as "n"
limit ?
-- ["aurora","summer","winback","aurora","aurora","2026-11-16","aurora","summer","winback","aurora","2026-11-16","2026-11-22","aurora","2026-11-16","2026-11-22","aurora","summer","winback","aurora","2026-11-16","2026-11-22","aurora","summer","winback",10001]
