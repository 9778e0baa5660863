using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.Apis;
using ServerlessPatterns.Local.Functions;
using ServerlessPatterns.Local.LoadBalancers;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Console;

/// <summary>What a local run writes: what runs at the start, a line of each invocation, what is left at the end.</summary>
/// <param name="output">Where.</param>
/// <param name="form">What of invocations.</param>
internal sealed class ConsoleReport(TextWriter output, ReportForm form)
{
    /// <summary>Says what runs, with lines to copy.</summary>
    [RequiresUnreferencedCode("Looks at the messages' types.")]
    public void Started(LocalCloud cloud)
    {
        if (form != ReportForm.Lines)
        {
            foreach (var warning in cloud.Warnings)
            {
                output.WriteLine(form == ReportForm.Json ? JsonSerializer.Serialize(new Dictionary<string, object> { ["time"] = DateTimeOffset.UtcNow, ["warning"] = warning }) : $"Warning: {warning}");
            }

            return;
        }

        var endpoint = cloud.Endpoint.ToString().TrimEnd('/');
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Running {string.Join(" and ", cloud.Services.Select(service => service.Name))} on this machine. Nothing leaves it. Ctrl-C ends it.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"  The page             http://localhost:{cloud.Endpoint.Port}\n");
        text.Append(CultureInfo.InvariantCulture, $"  SQS, SNS, DynamoDB   {endpoint}   (AWS_ENDPOINT_URL={endpoint})\n");
        if (cloud.LoadBalancer is { } balancer)
        {
            text.Append(CultureInfo.InvariantCulture, $"  Load balancer        {balancer.ToString().TrimEnd('/')}\n");
        }

        text.Append('\n');
        Append(text, [.. Rows(cloud)]);
        var apis = cloud.Resources.Endpoints.Where(each => each.Kind == LocalEndpointKind.Api).ToArray();
        if (apis.Length > 0)
        {
            text.Append('\n');
            Append(text, [["API", "", ""], .. apis.Select(each => new[] { each.Method, each.Url, each.Target ?? "" })]);
        }

        Append(text, "Send a message", Curls(cloud, endpoint));
        Append(text, "Call an API", ApiReport.Curls(apis));
        Append(text, "Send a request through the load balancer", cloud.Resources.Endpoints.Where(known => known.Kind == LocalEndpointKind.LoadBalancer).Select(CurlLine.Of));
        text.Append(CultureInfo.InvariantCulture, $"\nSee what lies in the queues: curl {endpoint}/\n");
        foreach (var warning in cloud.Warnings)
        {
            text.Append("\nWarning: ").Append(warning).Append('\n');
        }

        output.WriteLine(text);
    }

    /// <summary>A line of a request to an API. What is the caller's own fault is no failure.</summary>
    public void Ended(ApiCall call)
    {
        if (form == ReportForm.Json)
        {
            output.WriteLine(ApiReport.Json(call));
        }
        else if (form == ReportForm.Lines || call.Status >= 500)
        {
            output.WriteLine(ApiReport.Line(call));
        }
    }

    /// <summary>A line of an invocation.</summary>
    public void Ended(Invocation invocation)
    {
        if (form == ReportForm.Json)
        {
            output.WriteLine(Json(invocation));
            return;
        }

        var failed = invocation.Error is not null || invocation.FailedMessages > 0;
        if (form == ReportForm.Quiet && !failed)
        {
            return;
        }

        var batch = invocation.Messages is not { } messages ? invocation.Request ?? "" : messages == 1 ? "1 message" : $"{messages} messages";
        var outcome = invocation.Error is not null ? "failed" : invocation.FailedMessages > 0 ? $"{invocation.FailedMessages} of them failed" : "";
        var line = string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss}  {invocation.Function,-24} {invocation.Duration.TotalMilliseconds,8:0.0} ms  {string.Join(", ", new[] { batch, invocation.IsHealthCheck ? "health check" : "", outcome, invocation.IsColdStart ? "cold start" : "" }.Where(part => part.Length > 0))}").TrimEnd();
        output.WriteLine(invocation.Error is { } error ? $"{line}\n{error}" : string.Join("\n  ", [line, .. invocation.Reasons]));
    }

    /// <summary>A line of a request that the load balancer answered in a function's stead, but of those whose function failed: their invocation has been told.</summary>
    public void Failed(FailedRequest request)
    {
        if (form != ReportForm.Json && !request.FunctionFailed)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss}  {request.Method} {request.Path} was answered {request.Status} by the load balancer: {request.Reason}"));
        }
    }

    /// <summary>A line of a target that is healthy no more, or again.</summary>
    public void HealthChanged(CloudTarget target, TargetHealth before, TargetHealth now)
    {
        if (form == ReportForm.Json || before.State == TargetState.Initial && now.State == TargetState.Healthy)
        {
            return;
        }

        var state = now.State == TargetState.Unhealthy ? $"unhealthy: {now.Description!.TrimEnd('.')}. It still gets requests, as the only target of its group" : "healthy again";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss}  {target.Name} is {state}."));
    }

    /// <summary>Says what is left in the queues.</summary>
    public void Stopped(LocalCloud cloud)
    {
        var left = cloud.Resources.Queues.All.Select(queue => (queue.Settings.Name, queue.Count().Total)).Where(queue => queue.Total > 0).ToArray();
        if (form != ReportForm.Json)
        {
            output.WriteLine(left.Length == 0 ? "Stopped. All queues are empty." : "Stopped. Left in the queues, and gone with this process:\n" + string.Join("\n", left.Select(queue => $"  {queue.Total,6}  {queue.Name}")));
        }
    }

    private static void Append(StringBuilder text, string[][] rows)
    {
        var widths = Enumerable.Range(0, 3).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            text.Append("  ").Append(string.Join("   ", row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell)).TrimEnd()).Append('\n');
        }
    }

    private static void Append(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        if (all.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{title}:\n").AppendJoin("", all.Select(line => $"  {line}\n"));
        }
    }

    private static IEnumerable<string[]> Rows(LocalCloud cloud)
    {
        yield return ["FUNCTION", "READS", "TIMEOUT"];
        foreach (var stack in cloud.Stacks)
        {
            foreach (var function in stack.Of("AWS::Lambda::Function"))
            {
                var mapping = stack.Of("AWS::Lambda::EventSourceMapping").FirstOrDefault(mapping => mapping.Text("FunctionName") == function.Ref);
                var queue = mapping is null ? null : cloud.Resources.Queues.FindByArn(mapping.Text("EventSourceArn")!);
                var target = cloud.Balancer?.Targets.FirstOrDefault(target => target.Service == stack.Service && target.Function.LogicalId == function.LogicalId);
                var topic = queue is null ? null : TopicOf(cloud, queue);
                yield return
                [
                    cloud.Resources.Functions[function.Arn].Name,
                    target is not null ? $"requests for {target.Requests}" : queue is null ? "(nothing that invokes it here)" : topic is null ? $"queue {queue.Settings.Name}" : $"topic {topic.Settings.Name}, by queue {queue.Settings.Name}",
                    string.Create(CultureInfo.InvariantCulture, $"{cloud.Resources.Functions[function.Arn].Timeout.TotalSeconds:0} s"),
                ];
            }
        }
    }

    /// <summary>The topic that fills a queue, where it runs here.</summary>
    private static LocalTopic? TopicOf(LocalCloud cloud, LocalQueue queue)
        => cloud.Resources.Topics.Topics.FirstOrDefault(topic => topic.Subscriptions.Any(subscription => subscription.Endpoint.Arn == queue.Settings.Arn));

    /// <summary>A topic once, and each queue that no topic fills which runs here.</summary>
    [RequiresUnreferencedCode("Looks at the messages' types.")]
    private static IEnumerable<string> Curls(LocalCloud cloud, string endpoint)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < cloud.Stacks.Count; i++)
        {
            var stack = cloud.Stacks[i];
            foreach (var mapping in stack.Of("AWS::Lambda::EventSourceMapping"))
            {
                var queue = cloud.Resources.Queues.FindByArn(mapping.Text("EventSourceArn")!)!;
                var topic = TopicOf(cloud, queue);
                var where = topic is null ? $"queues/{queue.Settings.Name}" : $"topics/{topic.Settings.Name}";
                if (told.Add(where))
                {
                    var body = SampleMessage.Of(cloud.Services[i].Assembly, mapping.Class) ?? "text";
                    var group = (topic?.Settings.Fifo ?? queue.Settings.FifoQueue) ? "?group=1&deduplication=" + Guid.NewGuid().ToString("N")[..8] : "";
                    yield return $"curl '{endpoint}/{where}{group}' -d {CurlLine.Quoted(body)}";
                }
            }
        }
    }

    private static string Json(Invocation invocation)
        => JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["time"] = DateTimeOffset.UtcNow,
                ["service"] = invocation.Service,
                ["function"] = invocation.Function,
                ["requestId"] = invocation.RequestId,
                ["milliseconds"] = Math.Round(invocation.Duration.TotalMilliseconds, 3),
                ["coldStart"] = invocation.IsColdStart,
                ["messages"] = invocation.Messages,
                ["failed"] = invocation.FailedMessages,
                ["request"] = invocation.Request,
                ["error"] = invocation.Error?.ToString(),
                ["reasons"] = invocation.Reasons.Count == 0 ? null : invocation.Reasons,
            });
}
