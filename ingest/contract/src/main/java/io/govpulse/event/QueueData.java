// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.time.Instant;
import java.util.Optional;

/** Data of visits to a hall. The subject is the case, or the ticket where there is no case yet. */
public sealed interface QueueData extends EventData {

    /**
     * 预约: a visit was arranged.
     *
     * @param appointment number of the appointment
     * @param slot when the visit is to be
     * @param department code of the department; of the case where absent
     * @param item implementation code of the item; of the case where absent
     * @param region where it is; of the case where nothing is named
     * @param window code of the window
     */
    record AppointmentMade(
            String appointment,
            Instant slot,
            Optional<String> department,
            Optional<String> item,
            Region region,
            Optional<String> window)
            implements QueueData {
        public AppointmentMade {
            appointment = Text.requiredCode("data.appointment", appointment);
            slot = Times.bounded("data.slot", Text.required("data.slot", slot));
            department = department.map(Text.code("data.department"));
            item = item.map(Text.code("data.item"));
            region = region == null ? Region.UNKNOWN : region;
            window = window.map(Text.code("data.window"));
        }
    }

    /**
     * 取号: somebody came and took a ticket; waiting begins.
     *
     * @param ticket number of the ticket
     * @param appointment number of the appointment, if there was one
     * @param department code of the department; of the case where absent
     * @param item implementation code of the item; of the case where absent
     * @param region where it is; of the case where nothing is named
     * @param window code of the window
     */
    record TicketTaken(
            String ticket,
            Optional<String> appointment,
            Optional<String> department,
            Optional<String> item,
            Region region,
            Optional<String> window)
            implements QueueData {
        public TicketTaken {
            ticket = Text.requiredCode("data.ticket", ticket);
            appointment = appointment.map(Text.code("data.appointment"));
            department = department.map(Text.code("data.department"));
            item = item.map(Text.code("data.item"));
            region = region == null ? Region.UNKNOWN : region;
            window = window.map(Text.code("data.window"));
        }
    }

    /**
     * 叫号: the ticket was called; waiting ends.
     *
     * @param ticket number of the ticket
     * @param window code of the window
     * @param clerk staff number of the clerk; never a name
     */
    record Called(String ticket, Optional<String> window, Optional<String> clerk)
            implements QueueData {
        public Called {
            ticket = Text.requiredCode("data.ticket", ticket);
            window = window.map(Text.code("data.window"));
            clerk = clerk.map(Text.code("data.clerk"));
        }
    }

    /**
     * 办理完毕: the ticket was served.
     *
     * @param ticket number of the ticket
     */
    record Served(String ticket) implements QueueData {
        public Served {
            ticket = Text.requiredCode("data.ticket", ticket);
        }
    }

    /**
     * 弃号、离开: whoever held the ticket left; unserved unless {@link Served} came before.
     *
     * @param ticket number of the ticket
     */
    record Left(String ticket) implements QueueData {
        public Left {
            ticket = Text.requiredCode("data.ticket", ticket);
        }
    }
}
