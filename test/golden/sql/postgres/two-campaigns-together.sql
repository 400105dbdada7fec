with "parts" as (/* exposed, from facts */
select sum(case when v."display" > 0 then 1 else 0 end) as "exposed"
from (select max("eligible") as "eligible", sum("display") as "display", sum("online") as "online", max("conversation") as "conversation"
from (select visit_id, max("eligible") as "eligible", max("display") as "display", max("online") as "online", max("conversation") as "conversation"
from (select w.id as visit_id, x.engagement_id as engagement_id, 0 as "eligible", 1 as "display", case when x.state = 'online' then 1 else 0 end as "online", 0 as "conversation"
from "visits" as "w"
cross join "displays" as x
where "w"."brand_id" = ? and "w"."date" between ? and ? and x.brand_id = w.brand_id and x.visit_id = w.id and x.control_group = 0 and x.engagement_id in (select se.id
from "engagements" as se
where se.brand_id = ? and se.campaign_id in (?, ?))) as "x"
group by visit_id, engagement_id) as "e"
group by visit_id) as "v"),
"summed" as (select coalesce(sum("exposed"), 0) as "exposed"
from "parts"),
"numbers" as (select "exposed" as "exposed"
from "summed"),
"listed" as (select n.*
from "numbers" as "n")
select n."exposed"
from "listed" as "n"
limit ?
-- ["aurora","2026-11-16","2026-11-22","aurora","summer","winback",10001]
