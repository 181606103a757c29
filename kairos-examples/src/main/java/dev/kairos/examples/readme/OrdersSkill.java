package dev.kairos.examples.readme;

import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import java.util.List;

// snippet skill
/** What an agent can do with the orders of a shop. */
public final class OrdersSkill implements Skill {

    /** The input of a tool is a record; its JSON Schema is made from it, and arguments are checked against it. */
    record Reminder(String order, String text) {}

    private final Orders orders;

    /** The host's own service. */
    public OrdersSkill(Orders orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public String description() {
        return "Follows orders and reminds customers.";
    }

    @Override
    public List<Tool<?>> tools() {
        return List.of(Tool.of(
                "remind", "Reminds the customer of an unpaid order.", Effect.SEND, Reminder.class, (in, context) -> {
                    orders.remind(in.order(), in.text(), context.key()); // the key makes a repetition recognisable
                    return ToolResult.ok("reminded");
                }));
    }

    /** The agent wakes on its heartbeat, but a model is called only when this fingerprint has changed. */
    @Override
    public List<Sensor> sensors() {
        return List.of(Sensor.of("unpaid", () -> Reading.of(orders.unpaid().toString(), "Unpaid: " + orders.unpaid())));
    }
}
// end
