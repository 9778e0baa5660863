using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Sending;

/// <summary>What a function that sends needs: the permission, for exactly that queue or topic, and the address.</summary>
internal static class SenderResources
{
    /// <summary>
    /// The statements. A queue's or topic's own key lets the account's principals use it through SQS and SNS alone, so that none here names it.
    /// </summary>
    public static IEnumerable<PolicyStatement> Statements(FunctionModel function, TemplatePlan plan)
    {
        var destinations = Destinations(function);
        var alike = destinations.ToLookup(Id, StringComparer.Ordinal);
        foreach (var destination in destinations)
        {
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html: letters and digits, each id once a policy.
            var id = Id(destination);
            AsciiIdentifier.Of(destination.Name, out var lossless);
            yield return PolicyStatement.Allow(
                lossless && !alike[id].Skip(1).Any() ? id : id + StableHash.Of(destination.Name),
                null,
                destination.Kind == SenderKind.Queue ? plan.QueueArn(destination.Name) : plan.TopicArn(destination.Name),
                null,
                destination.Kind == SenderKind.Queue ? "sqs:SendMessage" : "sns:Publish");
        }
    }

    /// <summary>Adds the environment variables.</summary>
    public static void AddVariables(JsonObject variables, FunctionModel function, TemplatePlan plan)
    {
        foreach (var destination in Destinations(function))
        {
            variables.Add(destination.Variable, destination.Kind == SenderKind.Queue ? plan.QueueUrl(destination.Name) : plan.TopicArn(destination.Name));
        }
    }

    /// <summary>The senders, of several messages to one queue or topic the first.</summary>
    public static IReadOnlyList<SenderModel> Destinations(FunctionModel function)
        => [.. function.Senders.GroupBy(sender => (sender.Kind, sender.Name)).Select(same => same.First()).OrderBy(sender => sender.Kind).ThenBy(sender => sender.Name, StringComparer.Ordinal)];

    private static string Id(SenderModel sender) => (sender.Kind == SenderKind.Queue ? "SendTo" : "PublishTo") + AsciiIdentifier.Of(sender.Name, out _);
}
