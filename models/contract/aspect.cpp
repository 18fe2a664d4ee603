#include "models/contract/aspect.h"

namespace fairlead::schema {

Source sourceOf(const FieldSpec& field, Aspect aspect)
{
    switch (aspect) {
    case Aspect::Presence:
    case Aspect::Type:
        return Source::Docs;
    case Aspect::Minimum:
    case Aspect::Maximum:
    case Aspect::Members:
        return field.source;
    case Aspect::Required:
    case Aspect::Default:
        break;
    }
    return Source::Inferred;
}

} // namespace fairlead::schema
