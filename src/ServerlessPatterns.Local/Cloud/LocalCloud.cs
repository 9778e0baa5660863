using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ServerlessPatterns.Local.Functions;
using ServerlessPatterns.Local.Template;
using ServerlessPatterns.Local.Wire;

namespace ServerlessPatterns.Local;

/// <summary>
/// Services that run on this machine, of their emitted templates: queues, topics, tables and functions in this process, in memory, and the wire protocols of SQS,
/// SNS and DynamoDB on loopback, with the APIs of tables, a load balancer and alarms beside them.
/// One cloud runs in a process at a time, for functions find their queues through the process's environment variables.
/// </summary>
public sealed partial class LocalCloud : IAsyncDisposable
{
    private static readonly SemaphoreSlim s_one = new(1);

    // The SDK's clients keep their endpoint as long as the process lives, so that a later cloud has to be where the first was.
    private static int s_port;

    // What would have the SDK pass AWS_ENDPOINT_URL by: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
    private static readonly string[] s_otherEndpoints = ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_SNS", "AWS_ENDPOINT_URL_DYNAMODB"];

    private readonly TimeProvider _time;
    private readonly CloudResources _resources;
    private readonly ProcessEnvironment _environment = new();
    private readonly InvocationFeed _invocations = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<ServiceAssembly> _services = [];
    private readonly List<LocalStack> _stacks = [];
    private WireServer? _server;
    private CloudRequests? _requests;
    private bool _isStopped;

    private LocalCloud(TimeProvider time)
    {
        _time = time;
        _resources = new CloudResources(time, time is ScaledTime, _environment, _invocations);
    }

    /// <summary>Where the wire protocols are served, AWS_ENDPOINT_URL of this process.</summary>
    public Uri Endpoint => _server!.Endpoint;

    /// <summary>What is not as it would be in AWS: a topic whose service does not run here, a variable that two functions have.</summary>
    public IReadOnlyList<string> Warnings => _resources.Warnings;

    /// <summary>How much faster than the machine's the queues' clock runs.</summary>
    internal double Speed { get; private set; } = 1;

    /// <summary>The machine's time, which people go by, when the cloud's clock shows a time.</summary>
    internal DateTimeOffset MachineTime(DateTimeOffset time) => _time is ScaledTime scaled ? scaled.ToMachine(time) : time;

    internal DateTimeOffset Started { get; } = DateTimeOffset.UtcNow;

    internal IReadOnlyList<LocalStack> Stacks => _stacks;

    internal IReadOnlyList<ServiceAssembly> Services => _services;

    internal CloudResources Resources => _resources;

    internal InvocationFeed Invocations => _invocations;

    /// <summary>Starts services.</summary>
    /// <param name="services">The assemblies that have them.</param>
    /// <returns>The running cloud.</returns>
    /// <exception cref="LocalException">They cannot be run; the message says why.</exception>
    [RequiresUnreferencedCode("Finds the services' functions by their names.")]
    public static Task<LocalCloud> StartAsync(params Assembly[] services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new LocalCloudOptions();
        foreach (var service in services)
        {
            options.Services.Add(service);
        }

        return StartAsync(options);
    }

    /// <summary>Starts services.</summary>
    /// <param name="options">Which, and how.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The running cloud.</returns>
    /// <exception cref="LocalException">They cannot be run; the message says why.</exception>
    [RequiresUnreferencedCode("Finds the services' functions by their names.")]
    public static async Task<LocalCloud> StartAsync(LocalCloudOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Services.Count == 0)
        {
            throw new LocalException("No service is to be run: give the assembly of at least one, such as typeof(MyConsumer).Assembly.");
        }

        if (options.Speed is not (>= 0.1 and <= 1000))
        {
            throw new LocalException($"Speed is {options.Speed}; it can be 0.1 to 1000.");
        }

        if (options.Port is < 0 or > 65_535)
        {
            throw new LocalException($"Port is {options.Port}; it can be 0, for one that is free, or 1 to 65535.");
        }

        if (options.LoadBalancerPort is < 0 or > 65_535)
        {
            throw new LocalException($"LoadBalancerPort is {options.LoadBalancerPort}; it can be 0, for the one after Port, or 1 to 65535.");
        }

        if (!await s_one.WaitAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false))
        {
            throw new LocalException("A LocalCloud runs in this process already. Dispose of it first; tests share one through a fixture.");
        }

        var cloud = new LocalCloud(options.Speed == 1 ? TimeProvider.System : new ScaledTime(options.Speed)) { Speed = options.Speed };
        try
        {
            await cloud.RunAsync(options, cancellationToken).ConfigureAwait(false);
            return cloud;
        }
        catch
        {
            await cloud.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends when no queue that a function reads has a message, visible, in flight or delayed, and no function runs.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends then.</returns>
    public Task WhenIdleAsync(CancellationToken cancellationToken = default) => _resources.Queues.Quiescence.WhenIdleAsync(cancellationToken);

    /// <summary>Takes no more messages and no more requests to the load balancer, and waits for the functions that run.</summary>
    /// <param name="cancellationToken">Waits no longer: what runs is left, and its messages stay in their queues.</param>
    /// <returns>A task that ends then.</returns>
    public Task StopAsync(CancellationToken cancellationToken = default) => Task.WhenAll([_balancer?.StopAsync(cancellationToken) ?? Task.CompletedTask, .. _resources.Mappings.Select(mapping => mapping.StopAsync(cancellationToken))]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isStopped)
        {
            return;
        }

        _isStopped = true;
        try
        {
            await EndAsync().ConfigureAwait(false);
        }
        finally
        {
            s_one.Release();
        }
    }

    private async Task EndAsync()
    {
        await StopAsync().ConfigureAwait(false);
        foreach (var mapping in _resources.Mappings)
        {
            await mapping.DisposeAsync().ConfigureAwait(false);
        }

        if (_balancer is not null)
        {
            await _balancer.DisposeAsync().ConfigureAwait(false);
        }

        // Clients that wait for messages are answered, else the server would wait for them.
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_server is not null)
        {
            await _server.DisposeAsync().ConfigureAwait(false);
        }

        if (_requests is not null)
        {
            await _requests.WhenStoppedAsync().ConfigureAwait(false);
        }

        _services.ForEach(service => service.Template.Dispose());
        _resources.Dispose();
        _environment.Dispose();
        _stopping.Dispose();
    }

    [RequiresUnreferencedCode("Finds the services' functions by their names.")]
    private async Task RunAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        _services.AddRange(options.Services.Distinct().Select(ServiceAssembly.Read));
        if (_services.GroupBy(service => service.Name).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
        {
            throw new LocalException($"Two assemblies are the service '{twice.Key}': {string.Join(" and ", twice.Select(service => service.Assembly.GetName().Name))}. Name one otherwise with [assembly: ServerlessService(…)].");
        }

        _requests = new CloudRequests(this, _resources, _stopping.Token);
        var port = options.Port != 0 ? options.Port : s_port;
        var listening = Task.Run(() => WireServer.StartAsync(port, _requests.AnswerAsync, cancellationToken), CancellationToken.None);
        try
        {
            // What is made of the templates needs no more of the server than where it will be.
            Make(options, port != 0 ? WireServer.EndpointAt(port) : (await listening.ConfigureAwait(false)).Endpoint);
        }
        finally
        {
            _server = await listening.ConfigureAwait(false);
        }

        s_port = s_port == 0 ? Endpoint.Port : s_port;
        await OpenLoadBalancerAsync(options, cancellationToken).ConfigureAwait(false);
        _resources.StartAlarms(_stacks);
        _resources.Mappings.ForEach(mapping => mapping.Start());
        _balancer?.Start();
        _requests.Open();
    }

    [RequiresUnreferencedCode("Finds the services' functions by their names.")]
    private void Make(LocalCloudOptions options, Uri address)
    {
        var endpoint = address.ToString().TrimEnd('/');
        SetClients(endpoint);
        ReadTemplates(options, endpoint);
        _stacks.ForEach(_resources.AddOwned);
        for (var i = 0; i < _stacks.Count; i++)
        {
            _resources.Connect(_stacks[i], _services[i]);
            _resources.Apis.Add(_stacks[i]);
            _resources.Endpoints.AddRange(_resources.Apis.EndpointsOf(_stacks[i], endpoint));
        }
    }

    /// <summary>Clients of the SDK come to us, with keys that are nobody's.</summary>
    private void SetClients(string endpoint)
    {
        _environment.TrySet("AWS_ENDPOINT_URL", endpoint);
        foreach (var otherwise in s_otherEndpoints)
        {
            _environment.TrySet(otherwise, null);
        }

        _environment.TrySet("AWS_ACCESS_KEY_ID", "local");
        _environment.TrySet("AWS_SECRET_ACCESS_KEY", "local");
        _environment.TrySet("AWS_SESSION_TOKEN", null);
        _environment.TrySet("AWS_PROFILE", null);
        _environment.TrySet("AWS_REGION", PhysicalNames.Region);
    }

    /// <summary>Twice, for services read what each other's templates write into Parameter Store.</summary>
    private void ReadTemplates(LocalCloudOptions options, string endpoint)
    {
        // An own load balancer is not made: the listener is one that is there.
        var parameters = new Dictionary<string, string>(options.Parameters, StringComparer.Ordinal);
        parameters.TryAdd("ListenerArn", $"arn:aws:elasticloadbalancing:{PhysicalNames.Region}:{PhysicalNames.Account}:listener/app/local/1/1");
        parameters.TryAdd("Environment", "local");

        // Tokens are not looked into, and so the user pool may be anybody's.
        parameters.TryAdd("UserPoolArn", $"arn:aws:cognito-idp:{PhysicalNames.Region}:{PhysicalNames.Account}:userpool/{PhysicalNames.Region}_local");
        if (options.Parameters.Keys.FirstOrDefault(name => !_services.Exists(service => service.Template.RootElement.TryGetProperty("Parameters", out var known) && known.TryGetProperty(name, out _))) is { } unknown)
        {
            var names = _services.SelectMany(service => service.Template.RootElement.GetProperty("Parameters").EnumerateObject()).Select(parameter => parameter.Name).Distinct().Order(StringComparer.Ordinal);
            throw new LocalException($"No template has the parameter {unknown}. There are: {string.Join(", ", names)}.");
        }

        var store = new ParameterStore();
        foreach (var service in _services)
        {
            var written = LocalStack.Read(service.Name, service.Template.RootElement, parameters, endpoint, text => store.Resolve(text, name => name));
            foreach (var parameter in written.Of("AWS::SSM::Parameter"))
            {
                store.Add(parameter.Ref, parameter.Attributes["Value"], service.Name);
            }
        }

        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in _services)
        {
            _stacks.Add(LocalStack.Read(service.Name, service.Template.RootElement, parameters, endpoint, text => store.Resolve(text, name =>
            {
                if (missing.Add(name))
                {
                    _resources.Warnings.Add($"{service.Name} reads {name}, which a service writes that does not run here. Add it with --with and its folder.");
                }

                return $"{endpoint}/{PhysicalNames.Account}/not-running{name.Replace('/', '-')}";
            })));
        }
    }
}
