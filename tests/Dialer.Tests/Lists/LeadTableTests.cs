using CallCenter.CallModel.Tables;
using CallCenter.Dialer.Lists;
using CallCenter.Dialer.Tests.Support;

namespace CallCenter.Dialer.Tests.Lists;

public sealed class LeadTableTests
{
    [Test]
    public void Read_SaysOfEachRow_WhatBecameOfIt()
    {
        var table = Read("""
            Number;Name;zone;priority;city
            030 1234567;Ann;Europe/Berlin;5;Berlin
            +49 30 1234567;Ann again;;;
            no number;Ben;;;
            ;Cem;;;
            +442079460000;Dan;Europe/Nowhere;;
            +442079460001;Eve;;high;
            +442079460002;Fay;;101;
            +442079460003;Gus;;;;surplus
            +442079460004;;;;
            """);
        Assert.That((table.Rows, table.Leads.Count, table.Duplicates, table.Rejected), Is.EqualTo((9, 2, 1, 6)));
        Assert.That(table.Rejections.Select(r => (r.Row, r.Fault.Field, r.Fault.Code)), Is.EqualTo(new[]
        {
            (4, "number", FaultCode.NotPhone), (5, "number", FaultCode.Missing), (6, "zone", FaultCode.Unknown), (7, "priority", FaultCode.Malformed),
            (8, "priority", FaultCode.Range), (9, "row", FaultCode.TooMany),
        }));
        var ann = table.Leads[0];
        Assert.That((ann.Number, ann.Name, ann.Zone, ann.Priority), Is.EqualTo(("+49301234567", "Ann", "Europe/Berlin", 5)));
        Assert.That(ann.Fields, Is.EqualTo(new Dictionary<string, string> { ["city"] = "Berlin" }));
    }

    [Test]
    public void Rows_ThatWereTornOrHaveLostLetters_AreNoPeople()
    {
        var table = Read("number,note\n+4930555001,\"call again\n+4930555002\n+4930555003,fine\n+4930555004,M\ufffdller\n");
        Assert.That(table.Leads.Select(lead => lead.Number), Is.EqualTo(new[] { "+4930555003" }));
        Assert.That(table.Rejections.Select(r => (r.Row, r.Fault.Code)), Is.EqualTo(new[] { (2, FaultCode.OpenQuote), (3, FaultCode.Torn), (5, FaultCode.LostLetters) }));
    }

    [Test]
    public void Columns_MayHaveAnyName()
    {
        var table = Read("Telefon,Kunde,name\n030 1234567,Ann,x\n", new LeadColumns(Number: "telefon", Name: "Kunde", Zone: "", Priority: ""));
        Assert.That((table.Leads[0].Number, table.Leads[0].Name), Is.EqualTo(("+49301234567", "Ann")));
        Assert.That(table.Leads[0].Fields, Is.EqualTo(new Dictionary<string, string> { ["name"] = "x" }));
    }

    [TestCase("", "number", FaultCode.Missing)]
    [TestCase("name\nAnn\n", "number", FaultCode.Missing)]
    [TestCase("number,Number\n1,2\n", "Number", FaultCode.Taken)]
    public void Header_ThatCannotBe_RefusesTheList(string text, string field, FaultCode code)
    {
        var table = Read(text);
        Assert.That(table.Leads, Is.Empty);
        Assert.That((table.Rejections.Single().Row, table.Rejections[0].Fault.Field, table.Rejections[0].Fault.Code), Is.EqualTo((1, field, code)));
    }

    [Test]
    public async Task TenThousandLeads_AreTakenWithinFiveSeconds()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 0);
        var csv = "number,name,city\n" + string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"+4930{5_000_000 + i},Person {i},Berlin"));
        var begun = Environment.CpuUsage.TotalTime;
        var report = await world.ImportAsync(campaign, csv);
        var took = Environment.CpuUsage.TotalTime - begun;
        TestContext.Out.WriteLine($"10,000 leads in {took.TotalSeconds:0.00} s of one core");
        Assert.That((report.Taken, report.Rejected), Is.EqualTo((10_000, 0)));
        Assert.That(took, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That((await world.ImportAsync(campaign, csv)).Duplicates, Is.EqualTo(10_000));
    }

    private static LeadTable Read(string text, LeadColumns? columns = null)
    {
        var table = new LeadTable(new NumberingPlan(), Guid.CreateVersion7(), columns ?? new LeadColumns(), DateTimeOffset.UnixEpoch);
        table.Read(Csv.Read(text));
        return table;
    }
}
