using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>Writes the handlers of [QueueConsumer] classes.</summary>
internal static class QueueHandlerSource
{
    public static string Write(HandlerFile file)
    {
        var writer = new SourceWriter();
        writer.Line(CSharpText.FileHeader);
        foreach (var consumer in file.Consumers)
        {
            var name = consumer.Function.Class;
            writer.Line();
            if (name.Namespace.Length > 0)
            {
                writer.Line("namespace " + CSharpText.Name(name.Namespace));
                writer.OpenBrace();
            }

            WriteFunction(writer, consumer, file);
            if (name.Namespace.Length > 0)
            {
                writer.CloseBrace();
            }
        }

        return writer.ToString();
    }

    private static void WriteFunction(SourceWriter writer, QueueConsumerModel consumer, HandlerFile file)
    {
        var name = consumer.Function.Class;
        var timeout = CSharpText.Seconds(consumer.Function.TimeoutSeconds);
        writer.Line($"/// <summary>The Lambda function of {CSharpText.Documentation(name.Path)}, which consumes the queue <c>{CSharpText.Documentation(consumer.QueueName)}</c>{(consumer.Topic is { } topic ? $" of the topic <c>{CSharpText.Documentation(topic.Name)}</c>" : "")}.</summary>");
        writer.Line(CSharpText.GeneratedCodeAttribute);
        writer.Line("public static class " + name.FunctionName);
        writer.OpenBrace();
        var consumerInstance = WriteInstance(writer, consumer, file);
        writer.Line();
        writer.Line("/// <summary>Handles a batch of messages: an SQS event in, the partial batch response out.</summary>");
        if (file.TakesLambdaContext)
        {
            writer.Line("public static global::System.Threading.Tasks.Task<global::System.IO.Stream> HandleAsync(global::System.IO.Stream input, global::Amazon.Lambda.Core.ILambdaContext context)");
            writer.Line($"    => {consumerInstance}.InvokeAsync(input, global::ServerlessPatterns.InvocationContext.FromHost(context.AwsRequestId, context.RemainingTime, context.InvokedFunctionArn, context));");
        }
        else
        {
            writer.Line("public static global::System.Threading.Tasks.Task<global::System.IO.Stream> HandleAsync(global::System.IO.Stream input)");
            writer.Line($"    => {consumerInstance}.InvokeAsync(input, global::ServerlessPatterns.InvocationContext.FromEnvironment({timeout}));");
        }

        WriteCreate(writer, consumer, file);
        WriteConsumer(writer, consumer, file);
        writer.CloseBrace();
    }

    /// <summary>Writes the consumer of a class library's function, which lives from the first invocation on.</summary>
    /// <returns>The expression that it is got by.</returns>
    private static string WriteInstance(SourceWriter writer, QueueConsumerModel consumer, HandlerFile file)
    {
        var needsContainer = ConstructorSource.NeedsContainer(consumer.Function, file.HasStartup);
        if (!needsContainer && ConstructorSource.Made(consumer.Function, file.HasStartup).Count == 0)
        {
            writer.Line("private static readonly Consumer s_consumer = new Consumer();");
            return "s_consumer";
        }

        writer.Line("// Lazy: what fails is thrown as it is, not wrapped into a type initializer's exception, and tried again by the next invocation.");
        writer.Line($"private static readonly global::System.Lazy<Consumer> s_consumer = new global::System.Lazy<Consumer>({(needsContainer ? "Start" : "static () => new Consumer()")}, global::System.Threading.LazyThreadSafetyMode.PublicationOnly);");
        return "s_consumer.Value";
    }

    private static void WriteCreate(SourceWriter writer, QueueConsumerModel consumer, HandlerFile file)
    {
        var needsContainer = ConstructorSource.NeedsContainer(consumer.Function, file.HasStartup);
        writer.Line();
        writer.Line("/// <summary>Prepares the function, once a cold start.</summary>");
        writer.Line("internal static global::ServerlessPatterns.Hosting.InvocationHandler Create()");
        writer.Line($"    => {(needsContainer ? "Start()" : "new Consumer()")}.InvokeAsync;");
        if (needsContainer)
        {
            writer.Line();
            writer.Line("private static Consumer Start()");
            writer.OpenBrace();
            writer.Line("// A start-up that throws, or does not register something, fails the function's initialization and not each of its messages.");
            writer.Line($"{ServicesSource.Check}(static services =>");
            writer.OpenBrace();
            ConstructorSource.WriteCheck(writer, consumer.Function);
            writer.CloseBrace(");");
            writer.Line("return new Consumer();");
            writer.CloseBrace();
        }
    }

    private static void WriteConsumer(SourceWriter writer, QueueConsumerModel consumer, HandlerFile file)
    {
        var message = consumer.Message;
        writer.Line();
        writer.Line($"private sealed class Consumer : global::ServerlessPatterns.Hosting.QueueConsumerFunction<{message.Type}>");
        writer.OpenBrace();
        if (message.Form == MessageForm.Json)
        {
            writer.Line($"private readonly {TypeInfoSource.Type(message)} _typeInfo = {TypeInfoSource.Of(message)};");
        }

        var made = ConstructorSource.Made(consumer.Function, file.HasStartup);
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
        WriteHandle(writer, consumer, file);
        if (message is { Form: MessageForm.Json, JsonContext: null } || made.Any(argument => argument.NeedsReflection))
        {
            writer.Line();
            TypeInfoSource.WriteReflected(writer);
        }

        writer.CloseBrace();
    }

    private static void WriteHandle(SourceWriter writer, QueueConsumerModel consumer, HandlerFile file)
    {
        var function = consumer.Function;
        var isAsynchronous = ConstructorSource.NeedsContainer(function, file.HasStartup) || function.Disposal != Disposal.None;
        writer.Line($"protected override {(isAsynchronous ? "async " : "")}global::System.Threading.Tasks.ValueTask HandleAsync(");
        writer.Indent();
        writer.Line($"{consumer.Message.Type} message,");
        writer.Line("global::ServerlessPatterns.MessageContext context,");
        writer.Line("global::ServerlessPatterns.InvocationContext invocation,");
        writer.Line("global::System.Threading.CancellationToken cancellationToken)");
        writer.Unindent();
        writer.OpenBrace();
        ConstructorSource.Write(writer, function, file.HasStartup);
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
