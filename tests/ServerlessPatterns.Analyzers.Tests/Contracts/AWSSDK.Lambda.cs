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

    public interface IAmazonLambda
    {
        Model.InvokeResponse Invoke(Model.InvokeRequest request);
        Task<Model.InvokeResponse> InvokeAsync(Model.InvokeRequest request, CancellationToken cancellationToken = default(CancellationToken));
    }

    public class AmazonLambdaClient : IAmazonLambda
    {
        public Model.InvokeResponse Invoke(Model.InvokeRequest request) => null;
        public Task<Model.InvokeResponse> InvokeAsync(Model.InvokeRequest request, CancellationToken cancellationToken = default(CancellationToken)) => null;
    }
}

namespace Amazon.Lambda.Model
{
    public class InvokeRequest
    {
        public string FunctionName { get; set; }
        public InvocationType InvocationType { get; set; }
        public string Payload { get; set; }
        public MemoryStream PayloadStream { get; set; }
    }

    public class InvokeResponse
    {
        public int StatusCode { get; set; }
        public MemoryStream Payload { get; set; }
    }
}
