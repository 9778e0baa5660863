using System.Reflection;

namespace ServerlessPatterns.Local;

/// <summary>What a <see cref="LocalCloud"/> is made of.</summary>
public sealed class LocalCloudOptions
{
    /// <summary>The compiled services; each has its template in it. Of several, each finds what the others own, as through Parameter Store in AWS.</summary>
    public IList<Assembly> Services { get; } = [];

    /// <summary>Values of the templates' parameters beside their defaults.</summary>
    public IDictionary<string, string> Parameters { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The port on loopback that the wire protocols are served on: 0, the default, is one that is free, and the same again for a later cloud of the same process,
    /// whose AWS clients keep the first one's; else 1 to 65535.
    /// </summary>
    public int Port { get; set; }

    /// <summary>
    /// The port on loopback that the load balancer listens on, where a service has a class with [LoadBalancerTarget]: 0, the default, is the one after
    /// <see cref="Port"/>, or one that is free where that is 0; else 1 to 65535.
    /// </summary>
    public int LoadBalancerPort { get; set; }

    /// <summary>
    /// How much faster than the machine's the clock runs by which queues count visibility, delay, retention and deduplication, topics deduplication, APIs
    /// requests a second, and by which alarms and health checks come: 0.1 to 1000, default 1.
    /// With 100, a message of a 3-minute visibility timeout comes back after 1.8 seconds. Functions work as long as they work, and what they work on does not
    /// come back meanwhile. Tables go by the machine's clock, for it is the one by which functions say when an item ends. The times in messages, SentTimestamp
    /// above all, are the faster clock's.
    /// </summary>
    public double Speed { get; set; } = 1;
}
