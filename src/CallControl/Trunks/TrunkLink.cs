using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.UserAgents;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Trunks;

/// <summary>Our side of one trunk: its registration, and whether its host answers. Each change is logged once.</summary>
internal sealed partial class TrunkLink(TrunkConfig trunk, SipEndpoint endpoint, TrunkTallies tallies, TimeProvider time, ILogger<TrunkLink> logger)
    : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private RegistrationClient? _registration;
    private (RegistrationState State, int Status) _told;
    private bool? _answers;

    public TrunkConfig Trunk => trunk;

    public TrunkState State => new(trunk.Name, Known(_registration?.State), _registration?.LastStatus ?? 0, _answers);

    /// <summary>Registers where the trunk wants it, and asks its host, until it is stopped.</summary>
    public void Start()
    {
        if (trunk.Register)
        {
            _registration = endpoint.Register(TrunkRegistration.Of(trunk), Tell);
        }

        if (trunk.KeepAlive > TimeSpan.Zero && trunk.Host is not null)
        {
            _ = KeepAliveAsync(_stopping.Token);
        }
    }

    /// <summary>Registers now rather than when it is due.</summary>
    public void Renew() => _registration?.Renew();

    /// <summary>Asks no more and unregisters, so that no calls are sent to a server that is not there.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        if (_registration is { State: not RegistrationState.Stopped } client)
        {
            await client.StopAsync();
        }
    }

    public void Dispose() => _stopping.Dispose();

    private static TrunkRegistrationState? Known(RegistrationState? state) => state switch
    {
        RegistrationState.Registering => TrunkRegistrationState.Registering,
        RegistrationState.Registered => TrunkRegistrationState.Registered,
        RegistrationState.Failed => TrunkRegistrationState.Failed,
        RegistrationState.Stopped => TrunkRegistrationState.Stopped,
        _ => null,
    };

    private async Task KeepAliveAsync(CancellationToken ct)
    {
        var target = SipUri.Sip("", trunk.Host!, trunk.Port, trunk.Transport.UriParameter());
        while (true)
        {
            await Task.Delay(trunk.KeepAlive, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested)
            {
                return;
            }

            // any answer is one, also that OPTIONS is not known there
            Heard(await endpoint.PingAsync(target, CancellationToken.None) is not (408 or 503));
        }
    }

    private void Heard(bool answers)
    {
        if (answers == (_answers ?? true))
        {
            _answers = answers;
            return;
        }

        _answers = answers;
        if (answers)
        {
            LogAnswers(trunk.Name, trunk.Host!);
        }
        else
        {
            tallies.Of(trunk.Name).Fail(TrunkErrorKind.NoAnswer, 408);
            LogSilent(trunk.Name, trunk.Host!);
        }

        // the host may have another address now, or may have forgotten us
        _registration?.Renew();
    }

    private void Tell(RegistrationClient client)
    {
        if (_told == (client.State, client.LastStatus))
        {
            return;
        }

        _told = (client.State, client.LastStatus);
        switch (client.State)
        {
            case RegistrationState.Registered:
                LogRegistered(trunk.Name, trunk.Host!);
                break;
            case RegistrationState.Failed:
                tallies.Of(trunk.Name).Fail(TrunkErrorKind.Registration, client.LastStatus);
                TrunkLinks.Failures.Add(1, new KeyValuePair<string, object?>("trunk", trunk.Name));
                LogNotRegistered(trunk.Name, trunk.Host!, client.LastStatus);
                break;
        }
    }

    [LoggerMessage(EventId = 2011, Level = LogLevel.Information, Message = "Trunk {Trunk}: registered at {Host}")]
    private partial void LogRegistered(string trunk, string host);

    [LoggerMessage(EventId = 2012, Level = LogLevel.Warning,
        Message = "Trunk {Trunk}: {Host} does not register us ({Status}); it is tried again, its calls do not arrive meanwhile")]
    private partial void LogNotRegistered(string trunk, string host, int status);

    [LoggerMessage(EventId = 2013, Level = LogLevel.Warning, Message = "Trunk {Trunk}: {Host} does not answer")]
    private partial void LogSilent(string trunk, string host);

    [LoggerMessage(EventId = 2014, Level = LogLevel.Information, Message = "Trunk {Trunk}: {Host} answers again")]
    private partial void LogAnswers(string trunk, string host);
}
