using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>Writes the handler of a [QueueConsumer] class.</summary>
internal sealed class QueueHandlerSource(QueueConsumerModel consumer) : HandlerSource
{
    public override string Purpose => $"consumes the queue <c>{CSharpText.Documentation(consumer.QueueName)}</c>{(consumer.Topic is { } topic ? $" of the topic <c>{CSharpText.Documentation(topic.Name)}</c>" : "")}";

    public override string Exchange => "Handles a batch of messages: an SQS event in, the partial batch response out.";

    public override string Noun => "consumer";

    public override string Events => "messages";

    public override void WriteClass(SourceWriter writer, bool hasStartup)
    {
        var message = consumer.Message;
        writer.Line($"private sealed class Consumer : global::ServerlessPatterns.Hosting.QueueConsumerFunction<{message.Type}>");
        writer.OpenBrace();
        if (message.Form == MessageForm.Json)
        {
            writer.Line($"private readonly {TypeInfoSource.Type(message)} _typeInfo = {TypeInfoSource.Of(message)};");
        }

        var made = ConstructorSource.Made(consumer.Function, hasStartup);
        foreach (var argument in made)
        {
            ConstructorSource.WriteField(writer, argument);
        }

        if (message.Form == MessageForm.Json || made.Count > 0)
        {
            writer.Line();
        }

        writer.Line("public Consumer()");
        writer.Line("    : base(new global::ServerlessPatterns.Hosting.QueueConsumerOptions");
        writer.Line("    {");
        writer.Line($"        Name = {CSharpText.Literal(consumer.Function.Class.FullName)},");
        writer.Line($"        QueueName = {CSharpText.Literal(consumer.QueueName)},");
        writer.Line($"        Fifo = {(consumer.Fifo ? "true" : "false")},");
        writer.Line($"        Parallelism = {consumer.Parallelism.ToString(System.Globalization.CultureInfo.InvariantCulture)},");
        writer.Line("    })");
        writer.OpenBrace();
        writer.CloseBrace();
        writer.Line();
        writer.Line($"protected override {message.Type} Read(global::System.ReadOnlyMemory<byte> body)");
        writer.Line("    => " + message.Form switch
        {
            MessageForm.Text => "global::ServerlessPatterns.Hosting.MessageBody.ReadString(body);",
            MessageForm.Bytes => "body;",
            _ => "global::ServerlessPatterns.Hosting.MessageBody.ReadJson(body, _typeInfo);",
        });
        writer.Line();
        WriteHandle(writer, hasStartup);
        if (message is { Form: MessageForm.Json, JsonContext: null } || made.Any(argument => argument.NeedsReflection))
        {
            writer.Line();
            TypeInfoSource.WriteReflected(writer);
        }

        writer.CloseBrace();
    }

    private void WriteHandle(SourceWriter writer, bool hasStartup)
    {
        var function = consumer.Function;
        var isAsynchronous = ConstructorSource.NeedsContainer(function, hasStartup) || function.Disposal != Disposal.None;
        writer.Line($"protected override {(isAsynchronous ? "async " : "")}global::System.Threading.Tasks.ValueTask HandleAsync(");
        writer.Indent();
        writer.Line($"{consumer.Message.Type} message,");
        writer.Line("global::ServerlessPatterns.MessageContext context,");
        writer.Line("global::ServerlessPatterns.InvocationContext invocation,");
        writer.Line("global::System.Threading.CancellationToken cancellationToken)");
        writer.Unindent();
        writer.OpenBrace();
        ConstructorSource.Write(writer, function, Noun, hasStartup);
        var call = $"consumer.HandleAsync({string.Join(", ", consumer.Parameters.Select(Argument))})";
        switch (consumer.Return)
        {
            case HandlerReturn.Nothing:
                writer.Line(call + ";");
                if (!isAsynchronous)
                {
                    writer.Line("return default;");
                }

                break;
            case HandlerReturn.Task:
                writer.Line(isAsynchronous ? $"await {call};" : $"return new global::System.Threading.Tasks.ValueTask({call});");
                break;
            default:
                writer.Line($"{(isAsynchronous ? "await" : "return")} {call};");
                break;
        }

        writer.CloseBrace();
    }

    private static string Argument(HandlerParameter parameter) => parameter switch
    {
        HandlerParameter.Message => "message",
        HandlerParameter.MessageContext => "context",
        HandlerParameter.InvocationContext => "invocation",
        HandlerParameter.CancellationToken => "cancellationToken",
        HandlerParameter.LambdaContext => LambdaContextSource.Of("invocation"),
        _ => throw new InvalidOperationException("A parameter of HandleAsync that no argument is known for: " + parameter),
    };
}
