using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace ServerlessPatterns.Aws;

/// <summary>Writes <see cref="PublishRequest"/>.</summary>
internal sealed class PublishMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static PublishMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var publish = (PublishRequest)input;
        var form = QueryForm.Create(publish, "Publish"u8, MessageForm.Capacity(publish.Message), out var request);
        form.Raw("&TopicArn="u8);
        form.Value(publish.TopicArn);
        MessageForm.Write(form, prefix: default, publish.Message);
        return request;
    }
}
