using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCenter.CallModel.Tests.Facts;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class FactJsonTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 10, 0, 0, 123, TimeSpan.FromHours(1));
    private static readonly CallId Call = new(Guid.Parse("0198d0c0-1111-7222-8333-444455556666"));

    private static readonly Type[] FactTypes = [.. typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract)];

    [Test]
    public void Write_Question_IsAsTheContractSays()
    {
        var fact = new QuestionAsked
        {
            At = At,
            CallId = Call,
            Heard = "怎么查\"账单\"",
            Language = "zh",
            Outcome = KnowledgeDecision.Speak,
            Article = "bill",
            Version = 2,
            Score = 0.75,
            Nearest = ["bill", "meter"],
        };
        const string Expected = """{"type":"question","heard":"怎么查\"账单\"","language":"zh","outcome":"speak","article":"bill","version":2,"score":0.75,"""
            + "\"nearest\"" + """:["bill","meter"],"callId":"0198d0c0111172228333444455556666","at":"2026-01-05T09:00:00.123Z"}""";
        Assert.That(FactJson.ToJson(fact), Is.EqualTo(Expected));
    }

    [TestCaseSource(nameof(FactTypes))]
    public void Read_WhatWasWritten_GivesTheSameFact(Type type)
    {
        var fact = FactSamples.Make(type);

        var json = FactJson.ToJson(fact);
        var back = FactJson.Read(json);

        Assert.That(back, Is.TypeOf(type));
        Assert.That(FactJson.ToJson(back), Is.EqualTo(json));
        Assert.That(JsonDocument.Parse(json).RootElement.GetProperty("type").GetString(), Is.EqualTo(FactJson.TypeOf(fact)));
    }

    [Test]
    public void Fact_EveryType_HasItsOwnName()
    {
        var named = typeof(Fact).GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();

        Assert.That(named.Select(a => a.DerivedType), Is.EquivalentTo(FactTypes));
        Assert.That(named.Select(a => a.TypeDiscriminator), Is.Unique);
    }

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"type":"unheardOf","at":"2026-01-05T09:00:00.123Z"}""")]
    [TestCase("""{"type":"answered","callId":"x","at":"2026-01-05T09:00:00.123Z"}""")]
    public void Read_NoFact_Throws(string json) =>
        Assert.That(() => FactJson.Read(json), Throws.InstanceOf<JsonException>().Or.TypeOf<NotSupportedException>());
}
