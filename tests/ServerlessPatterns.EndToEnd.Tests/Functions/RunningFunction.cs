using System.Collections.Concurrent;
using System.Text.Json;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.EndToEnd.Tests.Functions;

/// <summary>A function of a stack: a process on a fake Runtime API, with the environment that its template sets.</summary>
internal class RunningFunction : IAsyncDisposable
{
    private readonly PublishedService _service;
    private readonly FakeRuntimeApi _api = FakeRuntimeApi.Start();
    private readonly Dictionary<string, string> _environment;
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>Starts the function.</summary>
    /// <param name="service">The program.</param>
    /// <param name="stack">The service's stack.</param>
    /// <param name="className">The function's class.</param>
    public RunningFunction(PublishedService service, TemplateStack stack, string className)
    {
        _service = service;
        _environment = new(stack.VariablesOf(className))
        {
            // What Lambda sets, and where the emulators are.
            ["AWS_REGION"] = StackEnvironment.Region,
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["AWS_ENDPOINT_URL"] = stack.Environment.Emulator.Endpoint,
            ["AWS_ENDPOINT_URL_DYNAMODB"] = stack.Environment.Emulator.DynamoDbEndpoint,
        };
        Process = Start();
    }

    public FunctionProcess Process { get; private set; }

    /// <summary>Everything the function printed, over all lives of its process.</summary>
    public IEnumerable<string> Lines => _lines;

    /// <summary>What the function printed as JSON lines that have the property.</summary>
    public IReadOnlyList<JsonElement> LinesWith(string property)
    {
        var found = new List<JsonElement>();
        foreach (var line in _lines)
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.TryGetProperty(property, out _))
            {
                found.Add(document.RootElement.Clone());
            }
        }

        return found;
    }

    /// <summary>Invokes the function.</summary>
    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> request)
    {
        var process = Process;
        var result = _api.EnqueueAsync(request, DateTimeOffset.UtcNow.AddSeconds(20));
        if (await Task.WhenAny(result, process.Exited) != result)
        {
            // To Lambda, an invocation whose process dies has failed.
            _api.LoseUnanswered();
        }

        return await result;
    }

    /// <summary>Lambda starts a new process after one has died.</summary>
    public async Task RestartAsync()
    {
        await Process.DisposeAsync();
        Process = Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await _api.DisposeAsync();
    }

    private FunctionProcess Start() => new(_service, _api.Endpoint, _environment, _lines);
}
