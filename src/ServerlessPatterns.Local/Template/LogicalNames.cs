using System.Text;

namespace ServerlessPatterns.Local.Template;

/// <summary>What services call their resources, as the generator names them in its diagram.</summary>
internal static class LogicalNames
{
    /// <summary>The name of a topic, queue or table. A dead-letter queue has its queue's.</summary>
    public static string Of(LocalStack stack, LocalResource resource)
    {
        if (resource.Type == "AWS::SQS::Queue")
        {
            var source = SourceOf(stack, resource);
            return Shared(stack, source, "/queues/") ?? Kebab(ShortName(source, "Queue"));
        }

        return resource.Type == "AWS::SNS::Topic" ? Shared(stack, resource, "/topics/") ?? Kebab(ShortName(resource, "Topic")) : ShortName(resource, "Table");
    }

    /// <summary>The class's own name; else the logical id without what it ends with.</summary>
    public static string ShortName(LocalResource resource, string suffix)
        => resource.Class[(resource.Class.LastIndexOfAny(['.', '+']) + 1)..] is { Length: > 0 } name ? name
            : resource.LogicalId.EndsWith(suffix, StringComparison.Ordinal) ? resource.LogicalId[..^suffix.Length] : resource.LogicalId;

    /// <summary>The queue whose dead letters a queue holds, or for which a topic leaves there what it cannot deliver; else the queue itself.</summary>
    public static LocalResource SourceOf(LocalStack stack, LocalResource queue)
    {
        var source = stack.Resources.FirstOrDefault(resource => resource.Properties["RedrivePolicy"]?["deadLetterTargetArn"]?.ToString() == queue.Arn);
        return source?.Type == "AWS::SNS::Subscription" ? stack.Of("AWS::SQS::Queue").FirstOrDefault(target => target.Arn == source.Text("Endpoint")) ?? queue : source ?? queue;
    }

    /// <summary>OrderPlaced is order-placed, SMSSender is sms-sender.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var beginsWord = char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(beginsWord ? "-" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>The name in the parameter that other services find it by: /serverless-patterns/local/queues/place-order/arn.</summary>
    private static string? Shared(LocalStack stack, LocalResource resource, string prefix)
        => stack.Of("AWS::SSM::Parameter").FirstOrDefault(parameter => parameter.Text("Value") == resource.Arn && parameter.Ref.Contains(prefix, StringComparison.Ordinal)) is { } found
            ? found.Ref[(found.Ref.IndexOf(prefix, StringComparison.Ordinal) + prefix.Length)..].Split('/')[0]
            : null;
}
