using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.Http;
using System.Net;

namespace CallCenter.AgentBridge.Tests.SignIn;

internal sealed class KnownDeviceTests
{
    private const string Hash = "a stored hash";

    [Test]
    public void Find_WhatMarkHasGiven_IsThisUsersDeviceUntilThePasswordChanges()
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Cookie = CookieOf("anna");

        Assert.Multiple(() =>
        {
            Assert.That(KnownDevice.Find(request, "anna", Hash), Is.Not.Null);
            Assert.That(KnownDevice.Find(request, "ben", Hash), Is.Null);
            Assert.That(KnownDevice.Find(request, "anna", "another hash"), Is.Null);
            Assert.That(KnownDevice.Find(request, "anna", null), Is.Null, "no such user");
        });
    }

    [Test]
    public void Find_MadeUp_IsNoDevice()
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Cookie = CookieOf("anna").Split('.')[0] + ".AAAA";
        Assert.That(KnownDevice.Find(request, "anna", Hash), Is.Null);
    }

    [TestCase("192.0.2.7", "192.0.2.7")]
    [TestCase("::ffff:192.0.2.7", "192.0.2.7")]
    [TestCase("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [TestCase("::1", "::1")]
    public void ClientAddress_IsWhatOneSubscriberHas(string address, string of) =>
        Assert.That(ClientAddress.Of(IPAddress.Parse(address)), Is.EqualTo(of));

    private static string CookieOf(string user)
    {
        var http = new DefaultHttpContext();
        KnownDevice.Mark(http, user, Hash);
        return http.Response.Headers.SetCookie.ToString().Split(';')[0];
    }
}
