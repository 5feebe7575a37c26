using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>The telephone in the page by another browser's WebRTC: Firefox signs in, its sound arrives (ICE, DTLS, SRTP), it answers a call, and both hear each other.</summary>
[Explicit("needs firefox-esr; tests/Interop/phones.sh installs it"), Category("Interop"), NonParallelizable]
public sealed class FirefoxTests
{
    private const string Number = "+493055801";
    private const int CallersTone = 1000;
    private const int AgentsTone = 1600;

    [Test]
    public async Task Firefox_SignsIn_IsReachable_AndAnswersACall_BothHearEachOther()
    {
        var here = OwnAddress();
        await using var server = await Company.WithPagePhoneAsync("anna", $"Sip:Bind={here}");
        await using var page = await FirefoxPage.StartAsync(AgentsTone);
        await page.GoToAsync($"{server.Http.BaseAddress}");
        var signedIn = await page.EvaluateAsync($$"""
            fetch('/api/v1/session', {
              method: 'POST', headers: { 'X-Requested-With': 'callcenter', 'Content-Type': 'application/json' },
              body: JSON.stringify({ user: 'anna', password: '{{Company.AgentPassword}}' }),
            }).then((answer) => answer.status)
            """);
        Assert.That(signedIn!.GetValue<int>(), Is.EqualTo(200));
        await page.ReloadAsync();
        await page.UntilAsync("document.querySelector('.phone-mark.on')");
        await server.SetStateAsync("anna", "ready"); // refused while no sound arrives

        await using var caller = await BaresipPhone.StartAsync(new PhoneOptions { User = Number, MicrophoneWav = Sounds.Tone(CallersTone) });
        await caller.CommandAsync("dial", $"sip:1000@{here}:{server.SipPort}");
        await page.UntilAsync("document.querySelector('.call-bar.offered')");
        var hearers = new Hearers();
        hearers.Add("caller", CallersTone, caller);
        hearers.Add("firefox", AgentsTone, page.HearsAsync);
        hearers.Head();
        await page.PressAsync("Accept");
        await hearers.HearAsync("Firefox has answered", "firefox", "caller");
        await page.PressAsync("Hang up");
        await caller.WaitAsync("CALL_CLOSED", Company.Patience);
    }

    /// <summary>Firefox pairs none of its candidates with one on loopback while it has another address.</summary>
    private static IPAddress OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses).Select(unicast => unicast.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork) ?? IPAddress.Loopback;
}
