using Microsoft.AspNetCore.Http;

namespace ServerlessPatterns.Local.Page;

/// <summary>How the cloud stood at each of the last three minutes' seconds: what a page that is opened now begins its charts with.</summary>
/// <param name="state">Writes how it stands.</param>
/// <param name="stopping">When the cloud stops.</param>
internal sealed class StateHistory(StateWriter state, CancellationToken stopping)
{
    /// <summary>As many as a page keeps.</summary>
    private const int MostSamples = 180;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly Queue<(DateTimeOffset Time, ReadOnlyMemory<byte> State)> _samples = new(MostSamples);
    private Task _sampling = Task.CompletedTask;

    /// <summary>Begins. Everything is there.</summary>
    public void Start() => _sampling = Task.Run(SampleAsync, CancellationToken.None);

    /// <summary>Ends when nothing is looked at any more, after the cloud has said that it stops.</summary>
    public async Task WhenStoppedAsync()
        // What it failed with, a page's own requests fail with too, and tell.
        => await _sampling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public Task AnswerAsync(HttpContext context)
    {
        (DateTimeOffset Time, ReadOnlyMemory<byte> State)[] samples;
        lock (_samples)
        {
            samples = [.. _samples];
        }

        return PageAnswer.WriteAsync(context, json =>
        {
            json.WriteStartArray("samples");
            ReadOnlyMemory<byte> before = default;
            foreach (var (time, then) in samples)
            {
                json.WriteStartObject();
                json.Time("time", time);
                if (!then.Equals(before))
                {
                    json.WritePropertyName("state");
                    json.WriteRawValue(then.Span, skipInputValidation: true);
                    before = then;
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private async Task SampleAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(s_interval);
            ReadOnlyMemory<byte> last = default;
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
            {
                // While nothing happens, it is kept once.
                var now = PageAnswer.Object(state.Write);
                last = now.Span.SequenceEqual(last.Span) ? last : now;
                lock (_samples)
                {
                    if (_samples.Count == MostSamples)
                    {
                        _samples.Dequeue();
                    }

                    _samples.Enqueue((DateTimeOffset.UtcNow, last));
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The cloud stops.
        }
    }
}
