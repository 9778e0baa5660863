using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers;

/// <summary>The anti-patterns. A message names the symbol and says in one sentence what to do.</summary>
internal static class AntiPatterns
{
    public const string Category = "ServerlessPatterns.Design";

    public static readonly DiagnosticDescriptor SynchronousInvoke = Warning("SLP1001", "A function waits for another function", "'{0}' invokes a function and waits for its answer, so that both are paid for and fail together; set InvocationType to Event, or send a message to a queue that the other function consumes");
    public static readonly DiagnosticDescriptor SynchronousCall = Warning("SLP1002", "A handler waits for a sibling service", "'{0}' calls {1} and waits for it, so that it is slow and fails when that service is slow and fails; send a message to a queue that the service owns");
    public static readonly DiagnosticDescriptor CallWithoutDeadline = Info("SLP1003", "An outbound call has no deadline", "'{0}' awaits an HTTP call without a cancellation token, so that a server that does not answer uses up the function's whole timeout; pass {1}");
    public static readonly DiagnosticDescriptor PublicTableAccess = Warning("SLP1004", "A client has direct access to DynamoDB", "{0}, so that whoever has the client has the table; put an API in front of it, such as a [CrudTable]'s");
    public static readonly DiagnosticDescriptor PassThroughFunction = Warning("SLP1005", "A function only passes a request on to DynamoDB", "'{0}' does nothing but {1}, which API Gateway does without a function; {2}");
    public static readonly DiagnosticDescriptor TwoTierCrud = Warning("SLP1006", "A server only passes a request on to DynamoDB", "'{0}' does nothing but {1}, which API Gateway does without a server; {2}");
    public static readonly DiagnosticDescriptor OpenTable = Warning("SLP1007", "A table's API is open to anyone or to every web page", "'{0}' {1}; {2}");
    public static readonly DiagnosticDescriptor DirectSubscription = Warning("SLP1008", "A function is subscribed straight to a topic", "'{0}' is subscribed straight to a topic, so that a message is lost when its few retries fail; let it consume a queue of its own that is subscribed to the topic, with [QueueConsumer]");
    public static readonly DiagnosticDescriptor Recursion = Warning("SLP1009", "A handler sends to what invokes it", "'{0}' sends to {1}, which invokes it, so that each message makes another one; send to another queue, or return");
    public static readonly DiagnosticDescriptor NoPartialBatch = Warning("SLP1010", "One failed message repeats the whole batch", "'{0}' handles an SQSEvent and returns no SQSBatchResponse, so that one failure delivers the whole batch again; return an SQSBatchResponse with the failed messages' ids, or make it a [QueueConsumer]");
    public static readonly DiagnosticDescriptor SwallowedFailure = Warning("SLP1011", "A failure is swallowed, and the message deleted", "'{0}' catches {1} and neither throws nor records the failure, so that the message counts as handled and is deleted; rethrow it, or add the message's id to the batch item failures");
    public static readonly DiagnosticDescriptor WrongBatchItem = Error("SLP1012", "A batch item failure does not name a message id", "ItemIdentifier is set to '{0}', and Lambda takes a message id only: any other value makes the whole batch fail; use the record's MessageId");
    public static readonly DiagnosticDescriptor FifoOrder = Warning("SLP1013", "The order of a FIFO queue is broken", "'{0}' {1}, so that the messages of a group are handled out of their order; handle them one after the other, and stop at the first that fails");
    public static readonly DiagnosticDescriptor ClientPerInvocation = Warning("SLP1014", "A client is made for each invocation", "'{0}' makes a new {1} for each invocation, with connections of its own; make it once, in a static readonly field or the constructor");
    public static readonly DiagnosticDescriptor BlockingWait = Warning("SLP1015", "A handler blocks its thread", "'{0}' blocks its thread with {1}, which is paid for and may deadlock; await it");
    public static readonly DiagnosticDescriptor Waiting = Warning("SLP1016", "A handler waits for time to pass", "'{0}' {1}, and every second of it is paid for; let a queue's delay, a schedule or a state machine wait");
    public static readonly DiagnosticDescriptor Dropped = Warning("SLP1017", "Work is not awaited", "'{0}' {1}, and Lambda freezes the process when the handler returns; {2}");
    public static readonly DiagnosticDescriptor OneByOne = Info("SLP1018", "Messages are sent one by one", "'{0}' calls {1} in a loop, a request for each message; send up to ten in one request with {2}");
    public static readonly DiagnosticDescriptor ExpressionInjection = Warning("SLP1020", "Values are put into a DynamoDB expression's text", "'{0}' is put together with '{1}', which can change what the expression means; write {2} in its place, and give it in {3}");
    public static readonly DiagnosticDescriptor FilterInCode = Info("SLP1019", "Messages are filtered in code", "'{0}' returns at once where '{1}', and each such message costs an invocation; let the subscription or the event source filter, with [MessageFilter]");
    public static readonly DiagnosticDescriptor AccountBound = Warning("SLP1021", "A literal binds the code to one account or region", "{0} is written into the code, and {1}; {2}");
    public static readonly DiagnosticDescriptor Monolith = Info("SLP1022", "One function answers everything", "'{0}' {1}, so that all of it shares one role, memory size and timeout; split it by what belongs together");
    public static readonly DiagnosticDescriptor NotIdempotent = Info("SLP1023", "A message that arrives twice is carried out twice", "'{0}' {1} and takes no notice of the message's id, and a queue may deliver a message twice; make the write conditional, or give it an id that comes with the message");
    public static readonly DiagnosticDescriptor SharedStore = Warning("SLP1024", "Another service's data is used directly", "'{0}' uses {1} of the service {2} directly, so that neither can change it alone; ask that service by its API, or take the data from its messages");
    public static readonly DiagnosticDescriptor EnvironmentVariable = Warning("SLP1025", "An environment variable is reserved or looks like a secret", "The environment variable '{0}' {1}");

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Error(string id, string title, string message) => Rule(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Rule(string id, string title, string message, DiagnosticSeverity severity)
        => new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: $"https://github.com/serverless-patterns/serverless-patterns/blob/main/docs/rules/{id}.md");
}
