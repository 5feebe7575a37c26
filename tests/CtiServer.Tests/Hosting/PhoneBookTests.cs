using System.Net;
using CallCenter.CtiServer.Hosting;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.CtiServer.Tests.Hosting;

internal sealed class PhoneBookTests
{
    private readonly ManualTimeProvider _time = new();
    private Shelf _store = null!;
    private Registrar _registrar = null!;
    private PhoneBook _book = null!;

    [SetUp]
    public void Begin()
    {
        _registrar = new Registrar(new RegistrarOptions(), _time);
        _store = new Shelf();
        _book = new PhoneBook(_registrar, _store, _time, NullLogger<PhoneBook>.Instance);
    }

    [TearDown]
    public void End() => _book.Dispose();

    [Test]
    public void Changed_NewPhonesAllTheTime_AreSavedEachSecond()
    {
        for (var i = 0; i < 10; i++)
        {
            Register($"u{i}");
            _time.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.That(_store.Saved, Is.EqualTo((int[])[2, 4, 6, 8, 10]));
    }

    [Test]
    public void Changed_RefreshesAllTheTime_AreSavedAfterTenSeconds_ANewPhoneSooner()
    {
        Register("ann");
        _time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 19; i++)
        {
            Register("ann");
            _time.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.That(_store.Saved, Has.Count.EqualTo(1));
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.That(_store.Saved, Has.Count.EqualTo(2));

        Register("ann");
        Register("bo");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(_store.Saved, Is.EqualTo((int[])[1, 1, 2]));
    }

    private void Register(string user) => _registrar.Restore([new Binding(user, SipUri.Sip(user, "127.0.0.1", 5070), null, new IPEndPoint(IPAddress.Loopback, 5070), 1,
        _time.GetUtcNow().AddMinutes(5), "c", 1)]);

    /// <summary>Remembers how many phones were saved each time.</summary>
    private sealed class Shelf : IPhoneStore
    {
        public List<int> Saved { get; } = [];

        public Task<IReadOnlyList<PhoneRegistration>> LoadAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<PhoneRegistration>>([]);

        public Task SaveAsync(IReadOnlyList<PhoneRegistration> phones, CancellationToken ct = default)
        {
            Saved.Add(phones.Count);
            return Task.CompletedTask;
        }
    }
}
