using CallCenter.CallModel.Tables;

namespace CallCenter.AgentBridge.Campaigns;

/// <summary>Customers as the table that a campaign's list is made from; a customer without a number is left out.</summary>
internal static class CustomerList
{
    private static readonly string[] Header = ["number", "name", "class", "company", "email", "language", "customer"];

    public static IEnumerable<CsvRecord> Of(IEnumerable<Customer> customers) => customers.Where(customer => customer.Numbers.Count > 0)
        .Select(c => new[] { c.Numbers[0], c.Name, c.ValueClass, c.Company ?? "", c.Email ?? "", c.Language, $"{c.Id:N}" })
        .Prepend(Header).Select((fields, at) => new CsvRecord(at + 1, fields, null, false));
}
