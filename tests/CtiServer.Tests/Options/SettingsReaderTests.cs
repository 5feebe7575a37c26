using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CallCenter.CallModel.Trunks;
using CallCenter.CtiServer.Options;
using CallCenter.MediaStack.Sdp;
using CallCenter.SipStack.Nat;
using Microsoft.Extensions.Configuration;

namespace CallCenter.CtiServer.Tests.Options;

internal sealed partial class SettingsReaderTests
{
    [Test]
    public void Read_NothingSaid_PremiumAndSatelliteAreBarred_AndOnlyRegisteringTrunksAreAsked()
    {
        var settings = Read(
            ("Sip:Trunks:0:Name", "a"), ("Sip:Trunks:0:Host", "sip.example.com"), ("Sip:Trunks:0:User", "u"), ("Sip:Trunks:0:Password", "p"),
            ("Sip:Trunks:0:Register", "true"), ("Sip:Trunks:1:Name", "b"), ("Sip:Trunks:1:Address", "192.0.2.1")).Settings!;

        Assert.That(settings.Dialing.BarredClasses, Is.EqualTo((NumberClass[])[NumberClass.Premium, NumberClass.Satellite]));
        Assert.That((settings.Sip.PublicAddress, settings.Rtp.PublicAddress), Is.EqualTo(((WorldAddress?)null, (WorldAddress?)null)));
        Assert.That(settings.Sip.Trunks.Select(t => (t.KeepAlive, t.DialedNumber)),
            Is.EqualTo(new[] { (30, DialedNumberSource.Auto), (0, DialedNumberSource.Auto) }));
        Assert.That((settings.Sip.MediaEncryption, settings.Sip.MediaKeys, settings.Sip.Trunks[0].MediaEncryption),
            Is.EqualTo((EncryptionPolicy.Optional, KeyExchange.Sdes, TrunkEncryption.Server)));
    }

    [Test]
    public void Read_WhatIsSaid_Counts()
    {
        var settings = Read(
            ("Sip:PublicAddress", "203.0.113.7"), ("Rtp:PublicAddress", "stun:stun.example.com:3479"), ("Dialing:BarredClasses", "international"),
            ("Dialing:AllowedPrefixes", "+44, 0180"), ("Dialing:BarredPrefixes", "118"), ("Sip:Trunks:0:Name", "a"),
            ("Sip:Trunks:0:Address", "192.0.2.1"), ("Sip:Trunks:0:KeepAliveSeconds", "25"), ("Sip:Trunks:0:DialedNumber", "To"),
            ("Sip:MediaEncryption", "required"), ("Sip:MediaKeys", "dtls"), ("Sip:Trunks:0:MediaEncryption", "off"), ("Reports:ServiceLevel", "allOffered")).Settings!;

        Assert.That(settings.ServiceLevel, Is.EqualTo(CallModel.Figures.ServiceLevelFormula.AllOffered));

        Assert.That((settings.Sip.PublicAddress!.Address, settings.Rtp.PublicAddress!.Server), Is.EqualTo((IPAddress.Parse("203.0.113.7"), new StunServer("stun.example.com", 3479))));
        Assert.That(settings.Dialing.BarredClasses, Is.EqualTo((NumberClass[])[NumberClass.International]));
        Assert.That((settings.Dialing.AllowedPrefixes, settings.Dialing.BarredPrefixes), Is.EqualTo(((string[])["+44", "0180"], (string[])["118"])));
        Assert.That((settings.Sip.Trunks[0].KeepAlive, settings.Sip.Trunks[0].DialedNumber), Is.EqualTo((25, DialedNumberSource.To)));
        Assert.That((settings.Sip.MediaEncryption, settings.Sip.MediaKeys, settings.Sip.Trunks[0].MediaEncryption),
            Is.EqualTo((EncryptionPolicy.Required, KeyExchange.Dtls, TrunkEncryption.Off)));
    }

    [TestCase("http://localhost:8080", "http://localhost:8080")]
    [TestCase("https://*:8443;http://localhost:8080", null)]
    [TestCase("http://[::]:80", null)]
    public void PagesAddress_IsWherePeopleFindThem(string urls, string? expected)
    {
        var address = Read(("Urls", urls)).Settings!.PagesAddress;
        Assert.That(address, expected is null ? Does.Contain($"//{Environment.MachineName}:") : Is.EqualTo(expected));
    }

    [Test]
    public void EverySetting_StandsInTheDocuments()
    {
        var documents = string.Concat(new[] { "docs/operating.md", "docs/flows.md", "README.md" }.Select(name => File.ReadAllText(Path.Combine(Root(), name))));
        var keys = Directory.GetFiles(Path.Combine(Root(), "src/CtiServer/Options"), "SettingsReader*.cs").SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct();
        Assert.That(keys.Where(key => !documents.Contains(key, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("Sip:PublicAddress", "0.0.0.0")]
    [TestCase("Rtp:PublicAddress", "nat.example.com")]
    [TestCase("Rtp:PublicAddress", "stun:")]
    [TestCase("Sip:TlsPort", "5061")]
    [TestCase("Sip:TlsCertificate", "/nowhere/own.pem")]
    [TestCase("Sip:TlsClientAuthorities", "/dev/null")]
    [TestCase("Sip:WebSocketPath", "sip")]
    [TestCase("Sip:WebSocketOrigins", "phone.example.com")]
    [TestCase("Sip:MediaEncryption", "yes")]
    [TestCase("Sip:MediaKeys", "zrtp")]
    [TestCase("Dialing:BarredClasses", "expensive")]
    [TestCase("Dialing:BarredClasses", "usual")]
    [TestCase("Dialing:AllowedPrefixes", "+49, x")]
    public void Read_WrongValue_IsOneLineThatNamesIt(string key, string value) =>
        Assert.That(Read((key, value)).Errors, Has.Count.EqualTo(1).And.All.StartsWith(key));

    [Test]
    public void Read_TrunkByTls_NeedsACertificateOfOurs() => Assert.That(
        Read(("Sip:Trunks:0:Name", "a"), ("Sip:Trunks:0:Address", "192.0.2.1"), ("Sip:Trunks:0:Transport", "tls")).Errors,
        Is.EqualTo(["Sip:Trunks:0:Transport = \"tls\": allowed is udp or tcp, or tls with Sip:TlsCertificate"]));

    [Test]
    public void Read_TwoFlowsForOneNumber_IsRefusedHoweverItIsWritten()
    {
        var (_, errors) = Read(("Flows:Routes:0:Number", "030 55550100"), ("Flows:Routes:0:Flow", "a"), ("Flows:Routes:1:Number", "+493055550100"),
            ("Flows:Routes:1:Flow", "b"));

        Assert.That(errors, Has.Count.EqualTo(1).And.All.StartsWith("Flows:Routes:1:Number"));
    }

    private static (ServerSettings? Settings, IReadOnlyList<string> Errors) Read(params (string Key, string Value)[] settings) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));

    [GeneratedRegex("\"([A-Z][A-Za-z]+:[A-Z][A-Za-z]+)\"")]
    private static partial Regex Key();
}
