using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Amazon.Lambda
{
    public sealed class InvocationType
    {
        public static readonly InvocationType DryRun = new InvocationType("DryRun");
        public static readonly InvocationType Event = new InvocationType("Event");
        public static readonly InvocationType RequestResponse = new InvocationType("RequestResponse");
        private readonly string _value;
        public InvocationType(string value) { _value = value; }
        public static InvocationType FindValue(string value) => new InvocationType(value);
        public static implicit operator InvocationType(string value) => FindValue(value);
        public override string ToString() => _value;
    }

    public sealed class ResponseStreamingInvocationType
    {
        public static readonly ResponseStreamingInvocationType DryRun = new ResponseStreamingInvocationType("DryRun");
        public static readonly ResponseStreamingInvocationType RequestResponse = new ResponseStreamingInvocationType("RequestResponse");
        private readonly string _value;
        public ResponseStreamingInvocationType(string value) { _value = value; }
        public static ResponseStreamingInvocationType FindValue(string value) => new ResponseStreamingInvocationType(value);
        public static implicit operator ResponseStreamingInvocationType(string value) => FindValue(value);
        public override string ToString() => _value;
    }

    public interface IAmazonLambda
    {
        Model.InvokeResponse Invoke(Model.InvokeRequest request);
        Task<Model.InvokeResponse> InvokeAsync(Model.InvokeRequest request, CancellationToken cancellationToken = default(CancellationToken));
        Model.InvokeWithResponseStreamResponse InvokeWithResponseStream(Model.InvokeWithResponseStreamRequest request);
        Task<Model.InvokeWithResponseStreamResponse> InvokeWithResponseStreamAsync(Model.InvokeWithResponseStreamRequest request, CancellationToken cancellationToken = default(CancellationToken));
    }

    public class AmazonLambdaClient : IAmazonLambda
    {
        public Model.InvokeResponse Invoke(Model.InvokeRequest request) => null;
        public Task<Model.InvokeResponse> InvokeAsync(Model.InvokeRequest request, CancellationToken cancellationToken = default(CancellationToken)) => null;
        public Model.InvokeWithResponseStreamResponse InvokeWithResponseStream(Model.InvokeWithResponseStreamRequest request) => null;
        public Task<Model.InvokeWithResponseStreamResponse> InvokeWithResponseStreamAsync(Model.InvokeWithResponseStreamRequest request, CancellationToken cancellationToken = default(CancellationToken)) => null;
    }
}

namespace Amazon.Lambda.Model
{
    public class InvokeRequest
    {
        public string FunctionName { get; set; }
        public string Qualifier { get; set; }
        public InvocationType InvocationType { get; set; }
        public string Payload { get; set; }
        public MemoryStream PayloadStream { get; set; }
    }

    public class InvokeResponse
    {
        public int StatusCode { get; set; }
        public MemoryStream Payload { get; set; }
    }

    public class InvokeWithResponseStreamRequest
    {
        public string FunctionName { get; set; }
        public ResponseStreamingInvocationType InvocationType { get; set; }
        public MemoryStream Payload { get; set; }
    }

    public class InvokeWithResponseStreamResponse : System.IDisposable
    {
        public string ExecutedVersion { get; set; }
        public int? StatusCode { get; set; }
        public string ResponseStreamContentType { get; set; }
        public void Dispose() { }
    }
}
