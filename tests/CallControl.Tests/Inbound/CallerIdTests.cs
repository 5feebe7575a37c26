using CallCenter.CallControl.Tests.Support;
using CallCenter.SipStack.Auth;

namespace CallCenter.CallControl.Tests.Inbound;

/// <summary>Whose number it is, and which was dialed, from the message to the fact.</summary>
[NonParallelizable]
internal sealed class CallerIdTests
{
    private const string Anonymous = "\"Anonymous\" <sip:anonymous@anonymous.invalid>";
    private const string Hundred = "sip:100@127.0.0.1";

    private Sides _sides = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _sides = await Sides.OpenAsync();
        _sides.HouseScript.Instead = Decline;
    }

    [OneTimeTearDown]
    public async Task CloseAsync() => await _sides.DisposeAsync();

    [TestCase("<sip:+493012345678@127.0.0.1>")]
    [TestCase("<sip:493012345678@127.0.0.1>")]
    [TestCase("<sip:00493012345678@127.0.0.1>")]
    [TestCase("<sip:+493012345678;cpc=ordinary@127.0.0.1;user=phone>")]
    [TestCase("<sip:03012345678;phone-context=+49@127.0.0.1;user=phone>")]
    [TestCase("<sip:12345678;phone-context=+4930;npdi@127.0.0.1;user=phone>")]
    [TestCase("<sip:%2B49%2030-12345678@127.0.0.1>")]
    [TestCase("<SIP:+493012345678@127.0.0.1>")]
    [TestCase("<tel:+49-30-12345678>")]
    [TestCase("<tel:3012345678;phone-context=+49;ext=7>")]
    [TestCase("tel:+493012345678")]
    [TestCase("<sip:+493012345678;tgrp=abc;trunk-context=carrier.example@127.0.0.1;user=phone>", Description = "RFC 4904")]
    [TestCase("<sip:+493012345678;verstat=TN-Validation-Passed@127.0.0.1>")]
    [TestCase("<sip:+493012345678%3Bcpc=ordinary@127.0.0.1>")]
    [TestCase("<sip:3012345678;phone-context=%2B49@127.0.0.1>")]
    [TestCase("<sip:+49(30)12345678@127.0.0.1>")]
    [TestCase("<sip:+00493012345678@127.0.0.1>")]
    [TestCase("<sip:+493012345678:secret@127.0.0.1>")]
    public async Task From_OneNumberInManyForms_IsOneCaller(string from) => Assert.That((await CallAsync(from)).From, Is.EqualTo("+493012345678"));

    [TestCase("P-Asserted-Identity: \"Praxis, Nord\" <sip:+493012345678@carrier.example;user=phone>, <tel:+493012345678>")]
    [TestCase("P-Asserted-Identity: \"Praxis, Nord\" <sip:praxis@carrier.example>,<tel:+49-30-12345678;cpc=ordinary>")]
    [TestCase("P-Asserted-Identity: \"Praxis, Nord\" <sip:+493012345678@carrier.example>\r\nP-Asserted-Identity: <tel:+493012345678>")]
    [TestCase("P-Asserted-Identity: \"Praxis, Nord\" <sip:anonymous@carrier.example>, tel:+493012345678", null)]
    [TestCase("P-Asserted-Identity: , <urn:service:sos>, \"Praxis, Nord\" <tel:+493012345678;verstat=TN-Validation-Passed>")]
    [TestCase("P-Asserted-Identity: <sip:a@c.example>,<sip:b@c.example>,\r\n \"Praxis, Nord\" <tel:+493012345678>")]
    [TestCase("P-Asserted-Identity: not an address, \"Praxis, Nord\" <sip:+493012345678@carrier.example>\r\nPrivacy: none")]
    public async Task AssertedIdentity_SeveralValues_TheNumberAmongThem(string header, string? name = "Praxis, Nord")
    {
        var arrived = await CallAsync(Anonymous, header);

        Assert.That((arrived.From, arrived.CallerName), Is.EqualTo(("+493012345678", name)));
    }

    [TestCase("Remote-Party-ID: \"Praxis, Nord\" <sip:+493012345678@carrier.example>;party=calling;screen=yes;privacy=off")]
    [TestCase("Remote-Party-ID: <sip:+49111@carrier.example>;party=called, \"Praxis, Nord\" <sip:493012345678@carrier.example>;privacy=off")]
    [TestCase("Remote-Party-ID: <sip:+49111@carrier.example>\r\nP-Asserted-Identity: \"Praxis, Nord\" <sip:+493012345678@carrier.example>")]
    public async Task RemoteParty_IsWhatCarriersSaidBefore(string header)
    {
        var arrived = await CallAsync(Anonymous, header);

        Assert.That((arrived.From, arrived.CallerName), Is.EqualTo(("+493012345678", "Praxis, Nord")));
    }

    [TestCase("\"A\" <sip:+493012345678@carrier.example>", "Remote-Party-ID: \"A\" <sip:+493012345678@carrier.example>;party=calling;privacy=full")]
    [TestCase("\"A\" <sip:anonymous@anonymous.invalid>")]
    [TestCase("\"A\" <sip:+493012345678@anonymous.invalid>")]
    [TestCase("\"A\" <sip:Anonymous@carrier.example>")]
    [TestCase("\"A\" <sip:Restricted@carrier.example>")]
    [TestCase("\"A\" <sip:unavailable@carrier.example>")]
    [TestCase("\"A\" <sip:UNKNOWN;phone-context=carrier.example@carrier.example>")]
    [TestCase("\"A\" <sip:private@carrier.example>")]
    [TestCase("\"A\" <sip:carrier.example>")]
    [TestCase("\"A\" <sip:+493012345678@carrier.example>", "Privacy: id")]
    [TestCase("\"A\" <sip:+493012345678@carrier.example>", "Privacy: User;critical", "P-Asserted-Identity: <sip:+493012345678@carrier.example>")]
    [TestCase("\"A\" <sip:+493012345678@carrier.example>", "Privacy: header; session")]
    [TestCase("\"A\" <sip:+493012345678@carrier.example>", "Privacy: session,id", "P-Asserted-Identity: <tel:+493012345678>")]
    [TestCase("\"A\" <sip:+493012345678@carrier.example>", "Privacy: \"id\"", Description = "not as RFC 3323 writes it, and meant so")]
    public async Task Withheld_InAnyForm_IsOneWordWithoutAName(string from, params string[] more)
    {
        var arrived = await CallAsync(from, more);

        Assert.That((arrived.From, arrived.CallerName), Is.EqualTo(("anonymous", default(string))));
    }

    [TestCase("sip:+493055550100;npdi;rn=+4930@127.0.0.1;user=phone", "+493055550100")]
    [TestCase("sip:493055550100@127.0.0.1", "+493055550100")]
    [TestCase("sip:03055550100@127.0.0.1", "+493055550100")]
    [TestCase("tel:+49-30-55550100", "+493055550100")]
    [TestCase("sip:100@127.0.0.1", "100")]
    [TestCase("sip:support@127.0.0.1", "support")]
    public async Task Dialed_IsANumberToo(string requestUri, string dialed)
    {
        using var phone = new RawPhone(_sides.House.Endpoint.LocalEndPoint);
        var (callId, _) = await phone.InviteAsync(requestUri, "<sip:+493012345678@127.0.0.1>");

        Assert.That(Arrived(_sides, callId).To, Is.EqualTo(dialed));
    }

    [Test]
    public async Task Phone_IsTheUserWhosePasswordItKnew_WhateverItWrites()
    {
        await using var sides = await Sides.OpenAsync(worldNetwork: "10.0.0.0/8", users: new OneUser("alice", Digest.Ha1(DigestAlgorithm.Md5, "alice", "callcenter", "secret")));
        sides.HouseScript.Instead = Decline;
        using var phone = new RawPhone(sides.House.Endpoint.LocalEndPoint, "alice", "secret");

        var (callId, status) = await phone.InviteAsync(Hundred, "\"CEO\" <sip:alice@127.0.0.1>", null, "P-Asserted-Identity: \"CEO\" <sip:+493012345678@carrier.example>");

        Assert.That(status, Is.EqualTo(486));
        Assert.That((Arrived(sides, callId).From, Arrived(sides, callId).CallerName), Is.EqualTo(("alice", default(string))));
    }

    private static Task Decline(LiveCall call) => call.Caller.HangUpAsync(new CallEnd(CallResult.Rejected, EndReason.Busy), 486);

    private static CallArrived Arrived(Sides sides, string callId) => sides.HouseJournal.Of<CallArrived>().Single(f => f.SipCallId == callId);

    private async Task<CallArrived> CallAsync(string from, params string[] more)
    {
        using var phone = new RawPhone(_sides.House.Endpoint.LocalEndPoint);
        var (callId, _) = await phone.InviteAsync(Hundred, from, null, more);
        return Arrived(_sides, callId);
    }
}
