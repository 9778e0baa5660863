using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Sending;

/// <summary>Writes how senders are made, by hand or by the container.</summary>
internal static class SenderSource
{
    private const string Senders = "global::ServerlessPatterns.Aws.Hosting.FunctionSenders.";

    /// <summary>The interface.</summary>
    public static string Type(SenderModel sender)
        => $"global::ServerlessPatterns.{(sender.Kind == SenderKind.Queue ? "IQueueSender" : "ITopicPublisher")}<{sender.Message.Type}>";

    /// <summary>The expression that makes a sender.</summary>
    public static string Make(SenderModel sender)
        => $"{Senders}{Destination(sender)}<{sender.Message.Type}>({CSharpText.Literal(sender.Variable)}, {TypeInfoSource.Of(sender.Message)})";

    /// <summary>The call that registers a sender.</summary>
    public static string Add(SenderModel sender, string services)
        => $"{Senders}Add{Destination(sender)}<{sender.Message.Type}>({services}, {CSharpText.Literal(sender.Variable)}, static () => {TypeInfoSource.Of(sender.Message)});";

    /// <summary>The call that registers what answers for every other sender.</summary>
    public static string AddUndeclared(string services) => $"{Senders}AddUndeclared({services});";

    private static string Destination(SenderModel sender) => sender.Kind == SenderKind.Queue ? "Queue" : "Topic";
}
