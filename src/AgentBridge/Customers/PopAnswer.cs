namespace CallCenter.AgentBridge.Customers;

/// <summary>What is known of a number, as a screen pop has it.</summary>
internal sealed record PopAnswer(string Phone, IReadOnlyList<Customer> Customers, IReadOnlyList<Ticket> OpenTickets, IReadOnlyList<CallerProfile> Profiles);
