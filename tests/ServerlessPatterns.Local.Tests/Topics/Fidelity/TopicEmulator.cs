using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Local.Tests.Topics.Fidelity;

/// <summary>The emulator of SNS and SQS (fauxqs), for the tests of a class.</summary>
public sealed class TopicEmulator : IAsyncLifetime
{
    private EmulatorProcess? _process;

    internal string Endpoint => _process!.Endpoint;

    public async ValueTask InitializeAsync() => _process = await EmulatorProcess.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }
}
