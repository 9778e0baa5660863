using System.Text;
using ServerlessPatterns.Hosting;

return await FunctionHost.RunAsync(
    args,
    new FunctionEntry("Acme.Echo", TimeSpan.FromSeconds(20), () => (input, _) => Task.FromResult(input)),
    new FunctionEntry("Acme.Gate", TimeSpan.FromSeconds(30), () => OpenGateAsync),
    new FunctionEntry("Acme.Failing", TimeSpan.FromSeconds(5), () => (_, _) => throw new InvalidOperationException("The carrier is closed.")),
    new FunctionEntry("Acme.Trace", TimeSpan.FromSeconds(5), () => (_, _) => Task.FromResult<Stream>(
        new MemoryStream(Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID") ?? "none")))),
    new FunctionEntry("Acme.Broken", TimeSpan.FromSeconds(5), () => throw new InvalidOperationException("No connection string.")));

// Says on the standard output that it has begun, and ends when the file that the event names is there.
static async Task<Stream> OpenGateAsync(Stream input, ServerlessPatterns.InvocationContext invocation)
{
    using var reader = new StreamReader(input);
    var folder = await reader.ReadToEndAsync();
    using var watcher = new FileSystemWatcher(folder, "open");
    var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    watcher.Created += (_, _) => opened.TrySetResult();
    watcher.EnableRaisingEvents = true;
    Console.WriteLine("handling");
    if (!File.Exists(Path.Combine(folder, "open")))
    {
        await opened.Task;
    }

    return new MemoryStream("\"opened\""u8.ToArray());
}
