using System.Diagnostics;
using System.Globalization;

namespace ServerlessPatterns.Local.Telemetry.Traces;

/// <summary>The last five hundred traces. Under load at most two hundred begin in a second: what is sent beyond that is handled as ever, and in no trace.</summary>
/// <param name="time">The clock of the seconds; null: the machine's.</param>
internal sealed class RecentTraces(TimeProvider? time = null)
{
    private const int Kept = 500;
    private const int PerSecond = 200;

    private readonly object _gate = new();
    private readonly Trace?[] _ring = new Trace?[Kept];
    private readonly Dictionary<string, Trace> _byId = new(StringComparer.Ordinal);
    private readonly Quota _quota = new(PerSecond, time);
    private long _begun;

    /// <summary>A trace begins.</summary>
    /// <param name="kind">What begins it: publish, send or a method.</param>
    /// <param name="name">Where to.</param>
    /// <returns>The trace; null where too many began in this second.</returns>
    public Trace? TryBegin(string kind, string name)
    {
        if (!_quota.TryTake())
        {
            return null;
        }

        // As X-Ray has them: the second in front, https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html#xray-api-traceids.
        var now = DateTimeOffset.UtcNow;
        var id = string.Concat(now.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture), ActivityTraceId.CreateRandom().ToHexString().AsSpan(8));
        return Keep(new Trace(id, $"{kind} {name}", now));
    }

    /// <summary>A trace that somebody else began.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="root">What comes of it first, here.</param>
    /// <returns>The trace; null where too many began in this second.</returns>
    public Trace? TryContinue(string id, string root) => Find(id) ?? (_quota.TryTake() ? Keep(new Trace(id, root, DateTimeOffset.UtcNow)) : null);

    public Trace? Find(string id)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id);
        }
    }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<Trace> Latest(int most)
    {
        var latest = new List<Trace>();
        lock (_gate)
        {
            for (var number = _begun; number > Math.Max(0, _begun - Kept) && latest.Count < most; number--)
            {
                latest.Add(_ring[number % Kept]!);
            }
        }

        return latest;
    }

    private Trace Keep(Trace trace)
    {
        lock (_gate)
        {
            // Two may continue one at once.
            if (_byId.TryGetValue(trace.Id, out var known))
            {
                return known;
            }

            ref var place = ref _ring[++_begun % Kept];
            if (place is not null)
            {
                _byId.Remove(place.Id);
            }

            place = trace;
            _byId.Add(trace.Id, trace);
            return trace;
        }
    }
}
