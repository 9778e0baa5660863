using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator;

/// <summary>
/// The usage errors. Those that keep a class from being generated cannot be switched off: its function would be missing without a word.
/// </summary>
internal static class UsageRules
{
    public const string Category = "ServerlessPatterns.Usage";

    public static readonly DiagnosticDescriptor NoHandler = Error("SLP0001", "No usable HandleAsync", "'{0}' {1}. A queue consumer needs one accessible instance method HandleAsync, which takes the message first: public Task HandleAsync(MyMessage message, CancellationToken cancellationToken).");
    public static readonly DiagnosticDescriptor SeveralHandlers = Error("SLP0002", "Several HandleAsync methods", "'{0}' has {1} methods HandleAsync, and a queue consumer handles one type of message with one; rename or remove the others");
    public static readonly DiagnosticDescriptor HandlerReturn = Error("SLP0003", "HandleAsync returns something else than Task, ValueTask or void", "'{0}.HandleAsync' {1}; it must return Task, ValueTask or, without async, void");
    public static readonly DiagnosticDescriptor HandlerParameter = Error("SLP0004", "HandleAsync has a parameter that it cannot be given", "'{0}.HandleAsync' {1}; after the message it takes, in any order and each at most once, MessageContext, InvocationContext, CancellationToken and, with the package Amazon.Lambda.Core, ILambdaContext");
    public static readonly DiagnosticDescriptor ClassForm = Error("SLP0005", "The class cannot be a function", "'{0}' {1}; {2}");
    public static readonly DiagnosticDescriptor Constructor = Error("SLP0006", "The class cannot be constructed", "'{0}' {1}; {2}");
    public static readonly DiagnosticDescriptor Startup = Error("SLP0007", "The start-up class cannot be used", "'{0}' {1}; {2}");
    public static readonly DiagnosticDescriptor SeveralStartups = Error("SLP0008", "Several start-up classes", "'{0}' bears [ServiceStartup], and so does {1}; a project has one container, so keep the attribute on one class and call the others' methods from it");
    public static readonly DiagnosticDescriptor SettingRange = Error("SLP0009", "A setting is out of its range", "'{0}': {1} is {2}, and must be {3} ({4})");
    public static readonly DiagnosticDescriptor SettingsContradict = Error("SLP0010", "Settings contradict each other", "'{0}': {1}; {2}");
    public static readonly DiagnosticDescriptor Name = Error("SLP0011", "A name holds what it must not", "'{0}': the {1} name '{2}' must be {3}{4}");
    public static readonly DiagnosticDescriptor SameQueue = EndError("SLP0012", "Two consumers of one queue", "'{0}' consumes the queue '{1}', and so does {2}: each message would reach only one of them. A queue has one consumer; give one of them another name, [QueueConsumer(\"other-name\")].");
    public static readonly DiagnosticDescriptor FilterProperty = Error("SLP0013", "A filter's property is not in the message", "'{0}': [MessageFilter] on '{1}', but {2}");
    public static readonly DiagnosticDescriptor FilterValue = Error("SLP0014", "A filter's value does not fit its property", "'{0}': [MessageFilter] on '{1}': {2}");
    public static readonly DiagnosticDescriptor MessageType = Error("SLP0015", "The message type cannot be serialized or deserialized", "{0} '{1}', which {2}; {3}");
    public static readonly DiagnosticDescriptor GeneratedName = Error("SLP0016", "The generated class's name is taken or too long", "'{0}' {1}; {2}");
    public static readonly DiagnosticDescriptor TooManyResources = EndError("SLP0017", "The template has too many resources", "The template of '{0}' has {1} resources, and CloudFormation takes at most {2} a stack (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html); move some of the {3} to a project of their own");
    public static readonly DiagnosticDescriptor ReflectionSerializer = Rule("SLP0018", "The message is read or written by reflection", "'{0}' {2} '{1}' with the reflection serializer, which costs start-up time: no JsonSerializerContext has [JsonSerializable(typeof({1}))]", DiagnosticSeverity.Info);
    public static readonly DiagnosticDescriptor ReflectionSerializerTrimmed = Rule("SLP0019", "The message is read or written by reflection in a trimmed program", "'{0}' {2} '{1}' with the reflection serializer, which fails at run time where {3} is on: no JsonSerializerContext has [JsonSerializable(typeof({1}))]", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor LanguageVersion = Error("SLP0020", "The C# version is too old", "'{0}' gets no {2}: the generated code needs C# 11 or later, and the project is compiled as C# {1}; set <LangVersion>latest</LangVersion>");
    public static readonly DiagnosticDescriptor AllowAction = Error("SLP0021", "[AllowAction] is not a statement that IAM takes", "'{0}': {1}; {2}");
    public static readonly DiagnosticDescriptor Filter = Error("SLP0022", "A filter cannot work", "'{0}': [MessageFilter]{1}: {2}");
    public static readonly DiagnosticDescriptor AllowServiceWide = Rule("SLP0023", "[AllowAction] allows every action of a service", "'{0}': [AllowAction(\"{1}\")] allows every action of {2}, deleting and administering included; name the actions that the class needs", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor MainWithoutFunctions = Rule("SLP0024", "Main does not run the functions", "The program's own Main never calls ServerlessPatternsFunctions.RunAsync(args), so that '{0}' would be deployed and never run; delete Main (the file Program.cs of a new project), or return what RunAsync gives", DiagnosticSeverity.Warning, WellKnownDiagnosticTags.CompilationEnd);
    public static readonly DiagnosticDescriptor Topic = Error("SLP0025", "The message cannot have this topic", "[FanOutTopic] of '{0}': {1}; {2}");
    public static readonly DiagnosticDescriptor FifoOnStandardTopic = Error("SLP0026", "A FIFO consumer on a standard topic", "'{0}': Fifo is true, and the topic '{1}' is a standard one, from which SNS does not deliver to FIFO queues (https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html); leave Fifo out, or set it on the message's [FanOutTopic]");
    public static readonly DiagnosticDescriptor StandardOnFifoTopic = Rule("SLP0027", "A standard queue on a FIFO topic", "'{0}': Fifo is false, and the topic '{1}' is a FIFO one, whose messages come through a standard queue in any order and more than once; leave Fifo out for a FIFO queue", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor SenderMismatch = Error("SLP0028", "The sender does not fit its message", "'{0}' {1}, but {2}; {3}");
    public static readonly DiagnosticDescriptor SenderMissing = Error("SLP0029", "The sender cannot be made", "'{0}' {1}, but {2}; {3}");
    public static readonly DiagnosticDescriptor SendsNothing = Rule("SLP0030", "[Sends] or [Publishes] makes no sender", "'{0}' {1}, but {2}; {3}", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor UnconsumedTopic = EndRule("SLP0031", "A topic has no consumer in sight", "The topic '{0}' of '{1}' has no consumer: no [QueueConsumer] of this project, or of one that it references, takes the message. If others consume it that this project does not see, say so: [FanOutTopic(Exported = true)]. Otherwise what is published to it reaches nobody.", DiagnosticSeverity.Info);
    public static readonly DiagnosticDescriptor MessageCycle = EndRule("SLP0032", "Messages go round in a cycle", "'{0}' sends what comes back to it: {1}. Unless its code ends it, each message makes another, until Lambda or somebody notices (https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html); break the cycle.", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor SenderWithoutQueue = EndRule("SLP0033", "A sender has no queue in sight", "'{0}' sends '{1}' to the queue '{2}', but {3}; {4}", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor FilterDecidesNothing = Rule("SLP0034", "A filter's condition always or never holds", "'{0}': [MessageFilter] on '{1}': {2}", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Table = Error("SLP0035", "The type cannot be a table's item", "[CrudTable] of '{0}': it {1}; {2}");
    public static readonly DiagnosticDescriptor TableMember = Error("SLP0036", "A member cannot be kept in a table", "'{0}' {1}; {2}");
    public static readonly DiagnosticDescriptor TableKey = Error("SLP0037", "The table's keys are wrong", "'{0}' {1}; {2}");
    public static readonly DiagnosticDescriptor SamePath = EndError("SLP0038", "Two tables at one path", "'{0}' has its table at the path '{1}', and so has {2}: API Gateway would know one of them; give one another path, [CrudTable(\"other-path\")]");
    public static readonly DiagnosticDescriptor TableAccess = Error("SLP0040", "The class cannot be given the table", "'{0}' asks for {1}, but {2}; {3}");
    public static readonly DiagnosticDescriptor TopicWithoutOwner = EndRule("SLP0041", "A topic of a library has no owner", "'{0}' bears [FanOutTopic] in a library without functions that says of no service to be its owner, so that a template of the library's own, of the service '{1}', holds the topic. Name the service that publishes to it, [FanOutTopic(Owner = \"…\")], or make the library that service, [assembly: ServerlessService(\"{1}\")].", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Route = Error("SLP0042", "A route cannot be used", "'{0}': {1}; {2}");
    public static readonly DiagnosticDescriptor AmbiguousRoute = Error("SLP0043", "Two methods for one route", "'{0}' has the route {1} {2}, and so has '{3}' ({4}): every request that fits the one fits the other; give one another method or template");
    public static readonly DiagnosticDescriptor UnreachableRoute = Error("SLP0044", "No request reaches a route", "'{0}': {1}; {2}");
    public static readonly DiagnosticDescriptor EndpointParameter = Error("SLP0045", "A parameter cannot be bound", "'{0}' {1}; {2}");
    public static readonly DiagnosticDescriptor NoRoute = Error("SLP0046", "A load balancer target has no route", "'{0}' bears [LoadBalancerTarget] and has no method with [HttpRoute], so that it would answer every request with 404; give it one: [HttpRoute(\"GET\", \"{1}\")] public Task<HttpResult> GetAsync()");
    public static readonly DiagnosticDescriptor StrayRoute = Rule("SLP0047", "A route is on no load balancer target", "'{0}' bears [HttpRoute], and '{1}' is no load balancer target, so that nothing calls it; give the class [LoadBalancerTarget(\"/path/*\", Priority = …)]", DiagnosticSeverity.Warning);
    public static readonly DiagnosticDescriptor EndpointReturn = Error("SLP0048", "What a method returns cannot be answered", "'{0}' {1}; {2}");
    public static readonly DiagnosticDescriptor ListenerRule = Error("SLP0049", "The listener rule cannot be made", "'{0}': {1}; {2}");
    public static readonly DiagnosticDescriptor SamePriority = EndError("SLP0050", "Two listener rules of one priority", "'{0}' has the priority {1}, and so has {2}: a listener takes each number once; give one another");
    public static readonly DiagnosticDescriptor ShadowedTarget = EndRule("SLP0051", "A target's requests all go to another", "'{0}' gets no request: whatever fits its path pattern '{1}' goes to '{2}' ('{3}'), whose priority {4} comes before its {5}; give the narrower pattern the lower number", DiagnosticSeverity.Warning);

    /// <summary>Every rule.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        NoHandler, SeveralHandlers, HandlerReturn, HandlerParameter, ClassForm, Constructor, Startup, SeveralStartups, SettingRange, SettingsContradict, Name, SameQueue,
        FilterProperty, FilterValue, MessageType, GeneratedName, TooManyResources, ReflectionSerializer, ReflectionSerializerTrimmed, LanguageVersion, AllowAction, Filter,
        AllowServiceWide, MainWithoutFunctions, Topic, FifoOnStandardTopic, StandardOnFifoTopic, SenderMismatch, SenderMissing, SendsNothing,
        UnconsumedTopic, MessageCycle, SenderWithoutQueue, FilterDecidesNothing, Table, TableMember, TableKey, SamePath, TableAccess,
        TopicWithoutOwner, Route, AmbiguousRoute, UnreachableRoute, EndpointParameter, NoRoute, StrayRoute, EndpointReturn, ListenerRule, SamePriority, ShadowedTarget);

    private static DiagnosticDescriptor Error(string id, string title, string message)
        => Rule(id, title, message, DiagnosticSeverity.Error, WellKnownDiagnosticTags.NotConfigurable);

    private static DiagnosticDescriptor EndError(string id, string title, string message)
        => Rule(id, title, message, DiagnosticSeverity.Error, WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.CompilationEnd);

    private static DiagnosticDescriptor EndRule(string id, string title, string message, DiagnosticSeverity severity)
        => Rule(id, title, message, severity, WellKnownDiagnosticTags.CompilationEnd);

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity, params string[] tags)
        => new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: $"https://github.com/serverless-patterns/serverless-patterns/blob/main/docs/rules/{id}.md", customTags: tags);
}
